/** What is different between two maps, step by step and in words. Steps are the same by their key. */
import type { Component, Duration, Level, Touchpoint, Transition } from "../../api/bindings";
import { waitFlagWords } from "../../i18n/causes";
import { duration } from "../../i18n/duration";
import { percent } from "../../i18n/numbers";
import { pairs, without, type Side } from "./side";

export interface Difference {
  kind: "onlyHere" | "onlyThere" | "changed";
  /** Which step, way or thing. */
  name: string;
  /** Here → there, one entry per figure that is different. */
  words: string[];
  /** To be selected and marked; none where that map does not have it. */
  here: string | null;
  there: string | null;
}

/** Steps of both maps, as a share of the steps of the smaller one. Unrelated journeys share none. */
export function kinship(here: Side, there: Side): number {
  const smaller = Math.min(here.touchpoints.length, there.touchpoints.length);
  return smaller === 0 ? 0 : pairs(here.touchpoints, there.touchpoints).length / smaller;
}

export function differences(here: Side, there: Side): Difference[] {
  const changed = pairs(here.touchpoints, there.touchpoints).flatMap(([a, b]): Difference[] => {
    const words = [...stepWords(a, b), ...wayWords(a, b, here, there)];
    return words.length > 0 ? [{ kind: "changed", name: a.name, words, here: a.id, there: b.id }] : [];
  });
  const onlyHere = without(here.touchpoints, there.touchpoints).map((step) => lone("onlyHere", step));
  const onlyThere = without(there.touchpoints, here.touchpoints).map((step) => lone("onlyThere", step));
  return [...onlyThere, ...onlyHere, ...changed, ...backstage(here, there)];
}

function lone(kind: "onlyHere" | "onlyThere", step: Touchpoint): Difference {
  const [here, there] = kind === "onlyHere" ? [step.id, null] : [null, step.id];
  return { kind, name: step.name, words: [step.outcome ? "an end" : stepTimes(step)], here, there };
}

/** From here to there. */
const turns = (what: string, a: string, b: string): string[] => (a === b ? [] : [`${what}: ${a} → ${b}`]);

function stepWords(a: Touchpoint, b: Touchpoint): string[] {
  return [
    ...turns("name", a.name, b.name),
    ...turns("doing", time(a.active.value), time(b.active.value)),
    ...turns("waiting", time(a.wait.value), time(b.wait.value)),
    ...turns("patience", patience(a), patience(b)),
    ...turns("channel", a.channel || "none", b.channel || "none"),
    ...turns("support", level(a.level), level(b.level)),
    ...turns("cost", String(a.cost.value), String(b.cost.value)),
    ...turns("hard questions", String(a.hardQuestions), String(b.hardQuestions)),
    ...turns("how the wait feels", feeling(a), feeling(b)),
    ...turns("emotion", emotion(a), emotion(b)),
  ];
}

function stepTimes(step: Touchpoint): string {
  return `doing ${time(step.active.value)}, waiting ${time(step.wait.value)}`;
}

/** "3 min, on a bad day 12 min". */
export function time(of: Duration): string {
  switch (of.dist) {
    case "fixed":
      return duration(of.value);
    case "lognormal":
      return of.p50 === of.p90 ? duration(of.p50) : `${duration(of.p50)}, on a bad day ${duration(of.p90)}`;
    case "empirical":
      return `as measured, up to ${duration(of.quantiles.at(-1) ?? 0)}`;
  }
}

const patience = (step: Touchpoint) => (step.patience ? duration(step.patience.value) : "never gives up");
const feeling = (step: Touchpoint) => step.waitFlags.map((flag) => waitFlagWords[flag]).join(", ") || "nothing said";
const emotion = (step: Touchpoint) => (step.emotion ? String(step.emotion.value).replace("-", "−") : "nothing said");
const LEVELS: Record<Level, string> = {
  prevention: "level −1", level0: "level 0", level1: "level 1", level2: "level 2", level3: "level 3", field: "on site", vendor: "vendor",
};
const level = (of: Level | null) => (of ? LEVELS[of] : "none");

/** Shares of the ways out of a step. Ways to the same step are one way here. */
function wayWords(a: Touchpoint, b: Touchpoint, here: Side, there: Side): string[] {
  const [ours, theirs] = [waysOut(a, here), waysOut(b, there)];
  const ways = new Map([...theirs, ...ours]);
  return [...ways].flatMap(([key, { name }]) => {
    const said = (way: Way | undefined) => (way ? percent(way.share) : "none");
    return turns(`on to “${name}”`, said(ours.get(key)), said(theirs.get(key)));
  });
}

interface Way {
  name: string;
  share: number;
}

function waysOut(step: Touchpoint, side: Side): Map<string, Way> {
  const steps = new Map(side.touchpoints.map((s) => [s.id, s]));
  const ways = new Map<string, Way>();
  for (const way of side.transitions) {
    const target = steps.get(way.target);
    if (way.source !== step.id || !target) continue;
    const key = `${target.key} ${givesUp(way)}`;
    const name = givesUp(way) ? `${target.name}, out of patience` : target.name;
    ways.set(key, { name, share: (ways.get(key)?.share ?? 0) + way.share.value });
  }
  return ways;
}

const givesUp = (way: Transition) => way.kind.startsWith("abandon");

function backstage(here: Side, there: Side): Difference[] {
  const state = (component: Component) => {
    const told = component.announces.length > 0 ? `announced on ${component.announces.join(", ")}` : "announced nowhere";
    return component.down ? `out of order, ${told}` : "works";
  };
  return pairs(here.components, there.components).flatMap(([a, b]): Difference[] => {
    const words = turns("backstage", state(a), state(b));
    return words.length > 0 ? [{ kind: "changed", name: a.name, words, here: null, there: null }] : [];
  });
}
