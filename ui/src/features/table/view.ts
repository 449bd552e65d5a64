/** Which rows are drawn: those in sight, and some more for the eye that scrolls. */

export const HEAD = 40;
export const STEP = 40;
export const STAGE = 32;

/** Tops of rows of these heights, and below the last of them the height of all. */
export function topsOf(heights: readonly number[]): number[] {
  const tops = [0];
  for (const height of heights) tops.push(tops.at(-1)! + height);
  return tops;
}

/** The rows from the first to before the last that are within a stretch, and so many more to both sides. */
export function within(tops: readonly number[], from: number, height: number, more = 8): [first: number, end: number] {
  const rows = tops.length - 1;
  let first = 0;
  while (first < rows && tops[first + 1]! <= from) first++;
  let end = first;
  while (end < rows && tops[end]! < from + height) end++;
  return [Math.max(0, first - more), Math.min(rows, end + more)];
}

/** How far a stretch has to be scrolled to hold what is between two marks, which begin below what stays in place. */
export function scrolled(at: number, size: number, fixed: number, from: number, to: number): number {
  if (from < at + fixed) return from - fixed;
  if (to > at + size) return Math.min(from - fixed, to - size);
  return at;
}
