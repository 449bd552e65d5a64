/** How the episodes of a need end, as parts of one bar: solved, each gap by size, given up. */
import type { NeedReport } from "../../api/bindings";

export interface Part {
  name: string;
  share: number;
  tone: string;
}

/** About so many pixels a character of a label takes, and its margins. */
const CHARACTER = 6.4;
const MARGIN = 12;

/** What a part of a bar says on so many pixels: its name and percent, percent alone, or nothing. */
export function partLabel({ name, share }: Part, pixels: number): string {
  const number = (share * 100).toFixed(0);
  const fits = (text: string) => text.length * CHARACTER + MARGIN <= pixels;
  return [`${name} · ${number}`, number].find(fits) ?? "";
}

export function gapShares(need: NeedReport): Part[] {
  const gaps = Object.entries(need.gaps)
    .map(([name, figure]) => ({ name, share: figure.mean }))
    .filter((gap) => gap.share > 0)
    .sort((a, b) => b.share - a.share)
    .map((gap, at) => ({ ...gap, tone: `gap${Math.min(at, 4)}` }));
  return [
    { name: "solved at level 0", share: need.level0.mean, tone: "zero0" },
    ...gaps,
    { name: "gave up", share: need.given_up.mean, tone: "gaveUp" },
  ].filter((part) => part.share > 0);
}
