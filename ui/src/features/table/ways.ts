/**
 * The ways on from a step as lines of one cell: "Agent checks who I am 75 %",
 * "gives up: Gave up 40 %". Changed shares, new lines and lines that are left
 * out become edits; that shares sum to 100 % is for the core to see to.
 */
import type { Edit, Touchpoint, Transition } from "../../api/bindings";
import { shown, typed } from "../../components/figures";
import { figure } from "../../state/evidence";
import type { Sheet } from "./rows";

const GIVES_UP = "gives up: ";

const givesUp = (way: Transition) => way.kind.startsWith("abandon");
const share = (way: Transition) => shown(way.share.value, "percent");

/** Those who are served come first, and of them the largest share. */
export function waysOf(map: Sheet, step: Touchpoint): Transition[] {
  return map.outgoing(step.id).sort((a, b) => Number(givesUp(a)) - Number(givesUp(b)) || b.share.value - a.share.value);
}

export function waysText(map: Sheet, step: Touchpoint): string {
  return waysOf(map, step)
    .map((way) => `${givesUp(way) ? GIVES_UP : ""}${map.touchpoint(way.target)?.name ?? ""} ${share(way)}`)
    .join("\n");
}

interface TypedWay {
  target: string;
  gives: boolean;
  /** None: not said. */
  share: number | undefined;
  /** The way that the line is about; none: a new one. */
  way: Transition | undefined;
}

/** The edits that make the ways be as typed, or why that cannot be. */
export function readWays(map: Sheet, step: Touchpoint, text: string, newId: () => string): Edit[] | string {
  const free = waysOf(map, step);
  const lines: TypedWay[] = [];
  for (const line of text.split("\n").map((line) => line.trim()).filter(Boolean)) {
    const read = readLine(map, step, line);
    if (typeof read === "string") return read;
    const at = free.findIndex((way) => way.target === read.target && givesUp(way) === read.gives);
    lines.push({ ...read, way: at < 0 ? undefined : free.splice(at, 1)[0] });
  }
  return [
    ...free.map((way): Edit => ({ kind: "disconnect", transition: way.id })),
    ...groupEdits(step, lines.filter((line) => !line.gives), newId),
    ...groupEdits(step, lines.filter((line) => line.gives), newId),
  ];
}

/** Ways of one group, whose shares sum to 1. */
function groupEdits(step: Touchpoint, lines: readonly TypedWay[], newId: () => string): Edit[] {
  const connects: Edit[] = [];
  const ids = lines.map(({ way, target, gives, share }) => {
    if (way) return way.id;
    const id = newId();
    connects.push({ kind: "connect", id, source: step.id, target, transition: gives ? "abandon" : "next", share: share ?? null });
    return id;
  });
  const changed = lines.filter((line) => line.way && line.share !== undefined && shown(line.share, "percent") !== share(line.way));
  if (changed.length === 0) return connects;
  // One share alone: the others give way to it.
  if (changed.length === 1 && connects.length === 0) {
    const [{ way, share }] = changed as [TypedWay];
    return [{ kind: "setShare", transition: way!.id, share: figure(share!, way!.share) }];
  }
  const shares = Object.fromEntries(lines.flatMap((line, at) => (line.share === undefined ? [] : [[ids[at]!, figure(line.share, line.way?.share)]])));
  return [...connects, { kind: "setShares", shares }];
}

function readLine(map: Sheet, step: Touchpoint, line: string): Omit<TypedWay, "way"> | string {
  const gives = line.toLowerCase().startsWith(GIVES_UP.trim());
  const rest = (gives ? line.slice(GIVES_UP.trim().length) : line).trim();
  // A number without its sign is a share where no step is called like the whole line.
  const [, words, number] = /^(.*?)\s*([\d.,]+)\s*%$/.exec(rest) ?? (named(map, rest) ? [] : (/^(.*?)\s+([\d.,]+)$/.exec(rest) ?? []));
  const name = (words ?? rest).trim();
  const target = named(map, name);
  if (!target) return `There is no step called “${name}”. Write one way a line: the name of a step and its share`;
  if (target.id === step.id) return "A step does not lead on to itself";
  const share = number === undefined ? undefined : typed(number, "percent");
  if (number !== undefined && share === undefined) return `“${number}” is no share from 0 to 100 %`;
  return { target: target.id, gives, share };
}

/** The step of that name; the beginning of a name is enough where only one step has it. */
function named(map: Sheet, name: string): Touchpoint | undefined {
  const sought = name.trim().toLowerCase();
  if (sought === "") return undefined;
  const same = map.touchpoints.find((step) => step.name.trim().toLowerCase() === sought);
  if (same) return same;
  const begin = map.touchpoints.filter((step) => step.name.trim().toLowerCase().startsWith(sought));
  return begin.length === 1 ? begin[0] : undefined;
}
