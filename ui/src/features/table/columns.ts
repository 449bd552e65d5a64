/**
 * The columns of the table: what stands in a cell of each, what can be chosen
 * or typed there, and the edits that it becomes: the same as in the inspector.
 */
import { v7 } from "uuid";
import type { Anchor, Duration, Edit, Figure, Lane, LaneRole, Touchpoint } from "../../api/bindings";
import { shown, takes, typed } from "../../components/figures";
import { typicalAndBadDay } from "../../i18n/days";
import { figure } from "../../state/evidence";
import { withBadDay, withTypical } from "../map/times";
import { emotions, levels, outcomes, shortLevel } from "../map/words";
import { lineChanges, oneLine, type Line } from "./lines";
import { anchorOf, nameOf, type Row, type Sheet } from "./rows";
import { readWays, waysText } from "./ways";

/** What can be chosen in a cell: keys with their words. */
export type Options = readonly (readonly [key: string, words: string])[];

export interface Column {
  id: string;
  /** Over the column, in two lines at most. */
  head: string;
  sub?: string;
  /** As a screen reader says it before the value. */
  spoken: string;
  width: number;
  /** False: the row has no such thing. */
  has(row: Row): boolean;
  text(row: Row, map: Sheet): string;
  /** Edits, or what is taken instead. */
  read(row: Row, text: string, map: Sheet): Edit[] | string;
  /** One of these and nothing else; the key of the one is what is typed. */
  options?(row: Row): Options | undefined;
  /** The key of what is chosen now. */
  chosen?(row: Row): string;
  /** Several lines can be typed. */
  lines?: boolean;
  /** A number: it stands at the right. */
  figure?: boolean;
  /** It is only assumed: drawn light. */
  assumed?(row: Row): boolean;
}

const isStep = (row: Row) => row.step !== null && row.step.outcome === null;

/** A column of steps that are no ends. */
function ofSteps(column: Omit<Column, "has" | "text" | "read"> & { text(step: Touchpoint): string; read(step: Touchpoint, text: string): Edit[] | string }): Column {
  return {
    ...column,
    has: isStep,
    text: (row) => (isStep(row) ? column.text(row.step!) : ""),
    read: (row, text) => column.read(row.step!, text),
  };
}

const name: Column = {
  id: "name", head: "Step", spoken: "name", width: 220,
  has: () => true,
  text: nameOf,
  read: (row, text) => [row.step ? { kind: "renameTouchpoint", touchpoint: row.step.id, name: text.trim() } : { kind: "renameStage", stage: row.stage.id, name: text.trim() }],
};

const performers: readonly (readonly [LaneRole, string])[] = [["action", "the customer"], ["frontstage", "the service"]];

/** The words of a key, and back: nothing else is taken. */
function choice<T extends string | number>(id: string, head: string, width: number, of: {
  options: readonly (readonly [T, string])[];
  none?: string;
  value(step: Touchpoint): T | null;
  text(step: Touchpoint): string;
  edit(step: Touchpoint, value: T | null): Edit;
}): Column {
  const options: Options = [...(of.none === undefined ? [] : [["", of.none] as const]), ...of.options.map(([key, words]) => [String(key), words] as const)];
  const column = ofSteps({
    id, head, spoken: head.toLowerCase(), width,
    text: of.text,
    options: () => options,
    read(step, key) {
      const found = of.options.find(([option]) => String(option) === key);
      if (!found && (key !== "" || of.none === undefined)) return `${head} takes ${of.options.map(([, words]) => words).join(", ")}`;
      return [of.edit(step, found ? found[0] : null)];
    },
  });
  return { ...column, chosen: (row) => String((row.step && of.value(row.step)) ?? "") };
}

const minutes = (what: string) => `${what} takes ${takes.minutes}`;

/** The typical and the bad day of a time. An emptied typical day takes no time, an emptied bad day is like the typical one. */
function times(id: string, head: string, of: (step: Touchpoint) => Figure<Duration>, edit: (touchpoint: string, time: Figure<Duration>) => Edit): Column[] {
  const column = (badDay: boolean) =>
    ofSteps({
      id: badDay ? `${id}Bad` : id, head, sub: badDay ? "bad day" : "typical",
      spoken: badDay ? `${head.toLowerCase()} on a bad day` : head.toLowerCase(), width: 76, figure: true,
      assumed: (row) => row.step !== null && of(row.step).evidence.kind === "assumed",
      text: (step) => shown(typicalAndBadDay(of(step).value)[badDay ? "badDay" : "typical"], "minutes"),
      read(step, text) {
        const before = of(step);
        const empty = badDay ? typicalAndBadDay(before.value).typical : 0;
        const value = text.trim() === "" ? empty : typed(text, "minutes");
        if (value === undefined) return minutes(badDay ? `${head} on a bad day` : head);
        return [edit(step.id, figure(badDay ? withBadDay(before.value, value) : withTypical(before.value, value), before))];
      },
    });
  return [column(false), column(true)];
}

const steps: Column[] = [
  choice("who", "Who", 98, {
    options: performers,
    value: (step) => step.lane,
    text: (step) => performers.find(([role]) => role === step.lane)?.[1] ?? "",
    edit: (step, lane) => ({ kind: "setLane", touchpoint: step.id, lane: lane! }),
  }),
  ofSteps({
    id: "channel", head: "Channel", spoken: "channel", width: 94,
    text: (step) => step.channel,
    read: (step, text) => [{ kind: "setChannel", touchpoint: step.id, channel: text.trim() }],
  }),
  choice("level", "Level", 76, {
    options: levels, none: "none",
    value: (step) => step.level,
    text: (step) => (step.level ? shortLevel[step.level] : ""),
    edit: (step, level) => ({ kind: "setLevel", touchpoint: step.id, level }),
  }),
  ...times("doing", "Doing", (step) => step.active, (touchpoint, active) => ({ kind: "setActive", touchpoint, active })),
  ...times("waiting", "Waiting", (step) => step.wait, (touchpoint, wait) => ({ kind: "setWait", touchpoint, wait })),
  ofSteps({
    id: "patience", head: "Patience", spoken: "patience", width: 76, figure: true,
    assumed: (row) => row.step?.patience?.evidence.kind === "assumed",
    text: (step) => (step.patience ? shown(step.patience.value, "minutes") : ""),
    read(step, text) {
      if (text.trim() === "") return [{ kind: "setPatience", touchpoint: step.id, patience: null }];
      const value = typed(text, "minutes");
      return value === undefined ? minutes("Patience") : [{ kind: "setPatience", touchpoint: step.id, patience: figure(value, step.patience) }];
    },
  }),
  choice("feels", "It feels", 104, {
    options: emotions, none: "not said",
    value: (step) => step.emotion?.value ?? null,
    text: (step) => (step.emotion ? (emotions.find(([value]) => value === step.emotion!.value)?.[1] ?? signedFeeling(step.emotion.value)) : ""),
    edit: (step, value) => ({ kind: "setEmotion", touchpoint: step.id, emotion: value === null ? null : figure(value, step.emotion) }),
  }),
];

function signedFeeling(value: number): string {
  return `${value > 0 ? "+" : ""}${shown(value, "number")}`.replace("-", "−");
}

/** Where a step leads, or how an end ends. */
const ways: Column = {
  id: "ways", head: "Leads on to", spoken: "leads on to", width: 236, lines: true,
  has: (row) => row.step !== null,
  text(row, map) {
    if (!row.step) return "";
    return row.step.outcome ? (outcomes.find(([outcome]) => outcome === row.step!.outcome)?.[1] ?? "") : waysText(map, row.step);
  },
  options: (row) => (row.step?.outcome ? outcomes : undefined),
  chosen: (row) => row.step?.outcome ?? "",
  read(row, text, map) {
    const step = row.step!;
    if (!step.outcome) return readWays(map, step, text, v7);
    const found = outcomes.find(([outcome]) => outcome === text);
    return found ? [{ kind: "setOutcome", touchpoint: step.id, outcome: found[0] }] : "An end says how the journey ended";
  },
};

/** Notes that hang at a row, a line for each. */
function notes<N extends Line>(id: string, head: string, at: (map: Sheet, at: Anchor) => readonly N[], edits: {
  add(id: string, at: Anchor, text: string): Edit;
  change(note: N): Edit;
  remove(id: string): Edit;
}): Column {
  return {
    id, head, spoken: head.toLowerCase(), width: 236, lines: true,
    has: () => true,
    text: (row, map) => at(map, anchorOf(row)).map((note) => oneLine(note.text)).join("\n"),
    read(row, text, map) {
      const before = at(map, anchorOf(row));
      const { changed, added, removed } = lineChanges(before, text);
      const of = (id: string) => before.find((note) => note.id === id)!;
      return [
        ...changed.map(({ id, text }) => edits.change({ ...of(id), text })),
        ...removed.map(edits.remove),
        ...added.map((text) => edits.add(v7(), anchorOf(row), text)),
      ];
    },
  };
}

const painPoints = notes("painPoints", "Pain points", (map, at) => map.painPointsAt(at), {
  add: (id, at, text) => ({ kind: "addPainPoint", id, at, text }),
  change: (painPoint) => ({ kind: "changePainPoint", painPoint }),
  remove: (painPoint) => ({ kind: "removePainPoint", painPoint }),
});

const opportunities = notes("opportunities", "Opportunities", (map, at) => map.opportunitiesAt(at), {
  add: (id, at, text) => ({ kind: "addOpportunity", id, at, text }),
  change: (opportunity) => ({ kind: "changeOpportunity", opportunity }),
  remove: (opportunity) => ({ kind: "removeOpportunity", opportunity }),
});

/** What these lanes show stands in columns of its own, unless somebody has written into the lane as well. */
const OWN: readonly LaneRole[] = ["channel", "pain", "opportunity"];

function ofLane(lane: Lane): Column {
  const cellAt = (row: Row, map: Sheet) =>
    map.cells.find((cell) => cell.lane === lane.id && ("touchpoint" in cell.at ? cell.at.touchpoint : cell.at.stage) === row.id);
  return {
    id: lane.id, head: lane.name, spoken: lane.name, width: 188, lines: true,
    has: () => true,
    text: (row, map) => cellAt(row, map)?.text ?? "",
    read: (row, text, map) => [{ kind: "writeCell", id: cellAt(row, map)?.id ?? v7(), lane: lane.id, at: anchorOf(row), text: text.trim() }],
  };
}

export function columnsOf(map: Sheet): Column[] {
  const written = new Set(map.cells.map((cell) => cell.lane));
  const lanes = map.lanes.filter((lane) => !lane.hidden && (!OWN.includes(lane.role) || written.has(lane.id)));
  return [name, ...steps, ways, painPoints, opportunities, ...lanes.map(ofLane)];
}

/** What a screen reader says of a cell: "Wait in the phone queue, waiting, 3 min". */
export function spoken(row: Row, column: Column, map: Sheet): string {
  const value = column.text(row, map).replaceAll("\n", "; ");
  if (column.id === "name") return row.step ? (row.step.outcome ? `${value}, an end` : value) : `Stage ${value}`;
  return `${nameOf(row)}, ${column.spoken}, ${column.has(row) ? value || "empty" : "not for this row"}`;
}
