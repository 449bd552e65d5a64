/** How a path is changed by a person: through a step, or not through it any more; the core finds the ways in between. */
import type { TouchpointId } from "../../api/bindings";

/** The likeliest way from the start through these, in this order, to an end; empty where there is none. */
export type Find = (through: TouchpointId[]) => Promise<TouchpointId[]>;

/** The path through one more step, the rest as it was as far as that can be; none where no way leads there. */
export async function pathThrough(find: Find, steps: readonly TouchpointId[], step: TouchpointId): Promise<TouchpointId[] | undefined> {
  const found: TouchpointId[][] = [];
  for (let at = 0; at <= steps.length; at += 1) {
    found.push(await find([...steps.slice(0, at), step, ...steps.slice(at)]));
    found.push(await find([...steps.slice(0, at), step]));
  }
  return best(steps, found.filter((path) => path.includes(step)));
}

/** The path without a step, the rest as it was as far as that can be; none where no way leads past it. */
export async function pathWithout(find: Find, steps: readonly TouchpointId[], step: TouchpointId): Promise<TouchpointId[] | undefined> {
  const rest = steps.filter((other) => other !== step);
  const at = steps.indexOf(step);
  const found: TouchpointId[][] = [await find(rest)];
  if (at === 0 || at === steps.length - 1) found.push(rest);
  for (let kept = at; kept > 0; kept -= 1) found.push(await find(steps.slice(0, kept)));
  return best(steps, found.filter((path) => !path.includes(step)));
}

/** The path that goes nowhere twice, then the one that keeps most of what was there, then the shortest. */
function best(before: readonly TouchpointId[], found: TouchpointId[][]): TouchpointId[] | undefined {
  const twice = (path: TouchpointId[]) => path.length - new Set(path).size;
  const lost = (path: TouchpointId[]) => before.filter((step) => !path.includes(step)).length;
  return found.filter((path) => path.length > 0).sort((a, b) => twice(a) - twice(b) || lost(a) - lost(b) || a.length - b.length)[0];
}
