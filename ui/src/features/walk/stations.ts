/**
 * The strip of steps: the way so far as stations, then the way that most
 * customers go on, to an end. The latter is a guess and is drawn as one.
 */
import type { Touchpoint, TouchpointId, Transition, WalkState } from "../../api/bindings";

export interface Station {
  /** Of the visit, or of the guess: a touchpoint may come several times. */
  key: string;
  touchpoint: TouchpointId;
  name: string;
  when: "past" | "here" | "ahead";
  /** Index of the visit; none ahead. */
  visit?: number;
  waited: boolean;
  end: boolean;
  emotion?: number;
}

interface Map {
  touchpoint: (id: TouchpointId) => Touchpoint | undefined;
  outgoing: (id: TouchpointId) => Transition[];
}

export function stationsOf(walk: WalkState, map: Map): Station[] {
  const last = walk.visits.length - 1;
  const soFar = walk.visits.map((visit, at): Station => ({
    ...named(visit.touchpoint, map),
    key: `visit ${at}`,
    when: at === last && !walk.end ? "here" : "past",
    visit: at,
    waited: visit.waitMin > visit.activeMin,
  }));
  if (walk.end) return [...soFar, { ...named(walk.end, map), key: "end", when: "here", waited: false }];
  const ahead = likelyWay(walk, map).map((id): Station => ({ ...named(id, map), key: `ahead ${id}`, when: "ahead", waited: false }));
  return [...soFar, ...ahead];
}

function named(id: TouchpointId, map: Map) {
  const step = map.touchpoint(id);
  return { touchpoint: id, name: step?.name ?? "", end: step?.outcome != null, emotion: step?.emotion?.value };
}

/** From here by the largest share, never twice over the same step, up to an end. */
export function likelyWay(walk: WalkState, map: Map): TouchpointId[] {
  const here = walk.visits.at(-1)?.touchpoint;
  const way: TouchpointId[] = [];
  const passed = new Set([here]);
  let next = largest(walk.choices.map((choice) => ({ to: choice.target, share: choice.share })), passed);
  while (next !== undefined) {
    way.push(next);
    passed.add(next);
    next = largest(served(map.outgoing(next)), passed);
  }
  return way;
}

/** Ways of those who are served: the others are a share of those who give up. */
function served(ways: Transition[]) {
  return ways.filter((way) => !way.kind.startsWith("abandon")).map((way) => ({ to: way.target, share: way.share.value }));
}

function largest(ways: { to: TouchpointId; share: number }[], passed: ReadonlySet<TouchpointId | undefined>): TouchpointId | undefined {
  return ways.filter((way) => !passed.has(way.to)).sort((a, b) => b.share - a.share)[0]?.to;
}

export interface Shown {
  stations: Station[];
  /** Stations left out before the first and after the last shown. */
  before: number;
  after: number;
}

/** As many stations as there is room for, the current one always among them. */
export function inView(stations: Station[], room: number): Shown {
  if (stations.length <= room) return { stations, before: 0, after: 0 };
  const here = Math.max(0, stations.findIndex((station) => station.when === "here"));
  const first = Math.min(Math.max(0, here - Math.ceil(room * 0.6) + 1), stations.length - room);
  return { stations: stations.slice(first, first + room), before: first, after: stations.length - room - first };
}
