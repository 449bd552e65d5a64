/** A histogram as bars in a picture of so many pixels. */
import { max, sum } from "d3-array";
import { scaleLinear, type ScaleLinear } from "d3-scale";
import type { Histogram } from "../../api/bindings";

export interface Bar {
  /** Edges of the bin, in the unit of the figure. */
  from: number;
  to: number;
  count: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Mark {
  at: number;
  label: string;
}

export interface PlacedMark extends Mark {
  x: number;
  /** Row of its label, 0 on top. */
  row: number;
  anchor: "start" | "end";
}

export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function across(of: Histogram, frame: Frame): ScaleLinear<number, number> {
  return scaleLinear([of.from, of.from + of.width * Math.max(1, of.counts.length)], [frame.left, frame.right]);
}

export function bars(of: Histogram, frame: Frame): Bar[] {
  const x = across(of, frame);
  const y = scaleLinear([0, max(of.counts) || 1], [frame.bottom, frame.top]);
  return of.counts.map((count, at) => {
    const from = of.from + at * of.width;
    const to = from + of.width;
    return { from, to, count, x: x(from) + 0.75, y: y(count), width: Math.max(0.5, x(to) - x(from) - 1.5), height: frame.bottom - y(count) };
  });
}

/** Share of walks beyond the last bin, 0 to 1. */
export function beyondShare(of: Histogram): number {
  const all = sum(of.counts) + of.beyond;
  return all > 0 ? of.beyond / all : 0;
}

/** About so many characters fit, at the size of the labels. */
const PIXELS_A_CHARACTER = 6.6;

/** Marks that are in the picture; a label that would run into the one before gets a row of its own. */
export function placedMarks(marks: readonly Mark[], of: Histogram, frame: Frame): PlacedMark[] {
  const x = across(of, frame);
  const rows: number[] = [];
  return marks
    .filter((mark) => x(mark.at) >= frame.left && x(mark.at) <= frame.right)
    .sort((a, b) => a.at - b.at)
    .map((mark) => {
      const at = x(mark.at);
      const length = mark.label.length * PIXELS_A_CHARACTER + 10;
      const anchor = at + length > frame.right ? "end" : "start";
      const begins = anchor === "start" ? at : at - length;
      const free = rows.findIndex((end) => end <= begins);
      const row = free === -1 ? rows.length : free;
      rows[row] = begins + length;
      return { ...mark, x: at, row, anchor };
    });
}
