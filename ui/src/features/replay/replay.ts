/**
 * Where each customer of a replay is at a minute of it, and when somebody next comes somewhere. Times are minutes from
 * the beginning of the replay.
 */
import type { Timeline, TimelineStep } from "../../api/bindings";

/** What a customer does at a moment. */
export type Doing = "waiting" | "doing" | "moving";

/** A customer who is on the map. */
export interface Token {
  customer: number;
  touchpoint: string;
  doing: Doing;
  /** The way that led here, while the customer is still on it … */
  transition?: string;
  /** … and how much of it lies behind, 0 to 1. */
  along: number;
}

/** Who is where, and how many have come to which end. */
export interface Moment {
  tokens: Token[];
  /** Customers by the end that they have come to. */
  ended: Map<string, number>;
  /** Customers who have not begun yet. */
  before: number;
}

/** The last minute at which something happens. */
export function lengthOf(customers: readonly Timeline[]): number {
  return Math.max(0, ...customers.map((customer) => customer.steps.at(-1)?.until ?? customer.arrival));
}

/** The map at a minute; a way takes a customer so long to be seen on. */
export function momentAt(customers: readonly Timeline[], minute: number, travel: number): Moment {
  const moment: Moment = { tokens: [], ended: new Map(), before: 0 };
  for (const timeline of customers) place(timeline, minute, travel, moment);
  return moment;
}

function place(timeline: Timeline, minute: number, travel: number, moment: Moment): void {
  if (minute < timeline.arrival) {
    moment.before += 1;
    return;
  }
  const at = indexAt(timeline.steps, minute);
  const step = timeline.steps[at];
  if (step) {
    moment.tokens.push(tokenAt(timeline, step, timeline.steps[at - 1], minute, travel));
    return;
  }
  const last = timeline.steps.at(-1);
  if (!last || timeline.end === null) return;
  const along = travel > 0 ? (minute - last.until) / travel : 1;
  if (along < 1) moment.tokens.push({ customer: timeline.customer, touchpoint: timeline.end, doing: "moving", transition: last.transition, along });
  else moment.ended.set(timeline.end, (moment.ended.get(timeline.end) ?? 0) + 1);
}

function tokenAt(timeline: Timeline, step: TimelineStep, before: TimelineStep | undefined, minute: number, travel: number): Token {
  const { customer } = timeline;
  const along = travel > 0 ? (minute - step.from) / travel : 1;
  if (before && along < 1) return { customer, touchpoint: step.touchpoint, doing: "moving", transition: before.transition, along };
  return { customer, touchpoint: step.touchpoint, doing: minute - step.from < step.waited ? "waiting" : "doing", along: 1 };
}

/** The first step that is not over; steps follow each other without a gap. */
function indexAt(steps: readonly TimelineStep[], minute: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.until <= minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Somebody comes to a place. */
export interface Arrival {
  minute: number;
  customer: number;
  touchpoint: string;
}

/** The first arrival after a minute at one of these places; at any place where none is named. */
export function nextArrival(customers: readonly Timeline[], after: number, places?: ReadonlySet<string>): Arrival | undefined {
  let best: Arrival | undefined;
  for (const { customer, steps, end } of customers) {
    const found = steps.find((step) => step.from > after && (!places || places.has(step.touchpoint)));
    const last = steps.at(-1);
    const ends = end !== null && last && last.until > after && (!places || places.has(end)) ? { minute: last.until, customer, touchpoint: end } : undefined;
    for (const one of [found && { minute: found.from, customer, touchpoint: found.touchpoint }, ends]) {
      if (one && (!best || one.minute < best.minute)) best = one;
    }
  }
  return best;
}
