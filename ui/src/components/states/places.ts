/** Where a thing stands on a drawing, so that it can be shown. */
import type { Anchor, Layout, MapRecord, RecordKey } from "../../api/bindings";
import { keyOf, nameOf, type Records } from "./keys";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The place of a thing, or of what it hangs on; nothing where it is not drawn. */
export function placeOf(key: RecordKey, records: Records, layout: Layout): Box | undefined {
  const record = records.get(keyOf(key));
  return record && placeOfRecord(record, records, layout);
}

export interface Shown extends Box {
  /** It is not here: this is about where it would be. */
  near?: true;
}

/** The place of a thing that one of two states has; on the other one, about where it would be. */
export function shownOn(key: RecordKey, records: Records, layout: Layout, others: Records): Shown | undefined {
  const place = placeOf(key, records, layout);
  const absent = records.has(keyOf(key)) ? undefined : others.get(keyOf(key));
  if (place || !absent) return place;
  const near = absent.record === "touchpoint" ? stage(absent.value.stage, layout) : placeOfRecord(absent, records, layout);
  return near && { ...near, near: true };
}

function placeOfRecord(record: MapRecord, records: Records, layout: Layout): Box | undefined {
  switch (record.record) {
    case "touchpoint":
      return step(record.value.id, layout);
    case "placement":
      return step(record.value.touchpoint, layout);
    case "stage":
      return stage(record.value.id, layout);
    case "lane": {
      const band = layout.bands.find((one) => one.lane === record.value.id);
      return band && { x: 0, y: band.y, width: layout.width, height: band.height };
    }
    case "transition":
      return step(record.value.source, layout);
    case "cell":
      return note(layout, (of) => "cell" in of && of.cell === record.value.id) ?? anchor(record.value.at, layout);
    case "picture":
      return note(layout, (of) => "picture" in of && of.picture === record.value.id) ?? anchor(record.value.at, layout);
    case "painPoint":
      return note(layout, (of) => "painPoint" in of && of.painPoint === record.value.id) ?? anchor(record.value.at, layout);
    case "opportunity":
      return note(layout, (of) => "opportunity" in of && of.opportunity === record.value.id) ?? anchor(record.value.at, layout);
    case "question":
      return anchor(record.value.at, layout);
    case "need":
      return first(record.value.opensAt, layout);
    case "path":
      return first(record.value.steps, layout);
    case "team":
      return first(stepsWith(records, (one) => one.team === record.value.id), layout);
    case "component":
      return first(stepsWith(records, (one) => one.dependsOn.includes(record.value.id)), layout);
    case "details":
    case "persona":
      return undefined;
  }
}

const step = (id: string, layout: Layout): Box | undefined => [...layout.cards, ...layout.ends].find((one) => one.touchpoint === id);

function stage(id: string, layout: Layout): Box | undefined {
  const box = layout.stages.find((one) => one.stage === id);
  return box && { x: box.x, y: 0, width: box.width, height: layout.headerHeight };
}

const anchor = (at: Anchor, layout: Layout) => ("touchpoint" in at ? step(at.touchpoint, layout) : stage(at.stage, layout));
const note = (layout: Layout, is: (of: Layout["notes"][number]["of"]) => boolean): Box | undefined => layout.notes.find((one) => is(one.of));
const first = (steps: readonly string[], layout: Layout) => steps.map((id) => step(id, layout)).find((box) => box !== undefined);

function stepsWith(records: Records, is: (of: Extract<MapRecord, { record: "touchpoint" }>["value"]) => boolean): string[] {
  return [...records.values()].flatMap((record) => (record.record === "touchpoint" && is(record.value) ? [record.value.id] : []));
}

/** The key of what a note says. */
export function keyOfNote(of: Layout["notes"][number]["of"]): string {
  if ("cell" in of) return nameOf("cell", of.cell);
  if ("painPoint" in of) return nameOf("painPoint", of.painPoint);
  if ("opportunity" in of) return nameOf("opportunity", of.opportunity);
  if ("picture" in of) return nameOf("picture", of.picture);
  return nameOf("touchpoint", of.channel);
}

/** Steps of this, and no more, are drawn whether they are seen or not. */
const SMALL = 250;

/** What is drawn, in units of the map: all of a small one, of a large one the window with some room around it. */
export function frameOf(layout: Layout, seen: Box): Box {
  if (layout.cards.length <= SMALL) return { x: 0, y: 0, width: layout.width, height: layout.height };
  const margin = 400;
  const [x, y] = [Math.max(0, seen.x - margin), Math.max(0, seen.y - margin)];
  return { x, y, width: Math.min(layout.width, seen.x + seen.width + margin) - x, height: Math.min(layout.height, seen.y + seen.height + margin) - y };
}

/** The part of a layout that is in a frame. */
export function partOf(layout: Layout, frame: Box): Layout {
  if (frame.width >= layout.width && frame.height >= layout.height) return layout;
  const isSeen = (box: Box) => box.x < frame.x + frame.width && box.x + box.width > frame.x && box.y < frame.y + frame.height && box.y + box.height > frame.y;
  const steps = new Map([...layout.cards, ...layout.ends].map((one) => [one.touchpoint, one]));
  const isWaySeen = (source: Box | undefined, target: Box | undefined) => {
    if (!source || !target) return true;
    const x = Math.min(source.x, target.x);
    // A loop runs above all cards.
    return isSeen({ x, y: 0, width: Math.max(source.x, target.x) + source.width - x, height: Math.max(source.y, target.y) + source.height });
  };
  return {
    ...layout,
    cards: layout.cards.filter(isSeen),
    ends: layout.ends.filter(isSeen),
    notes: layout.notes.filter(isSeen),
    edges: layout.edges.filter((edge) => isWaySeen(steps.get(edge.source), steps.get(edge.target))),
    emotion: { ...layout.emotion, points: layout.emotion.points.filter((point) => isSeen({ ...point, width: 0, height: 0 })) },
  };
}

/** How far to scroll that a box, already in pixels, is seen: not at all where it is, otherwise to the middle. */
export function scrollTo(from: number, size: number, start: number, length: number): number {
  const rim = Math.min(24, size / 8);
  if (start >= from + rim && start + length <= from + size - rim) return from;
  return Math.max(0, start + length / 2 - size / 2);
}
