/** Which parts of the map are lit, the others dimmed: one path, or two told apart by line and letter. */
import { getContext, setContext } from "svelte";
import type { EmotionPoint } from "../api/bindings";

/** By the first path, the second, or both. */
export type Lit = "first" | "second" | "both";

export interface Light {
  /** Two are told apart; one is simply there. */
  two: boolean;
  /** Steps and ends, and folded stages by their id. */
  steps: ReadonlyMap<string, Lit>;
  /** Edges by their first transition. */
  ways: ReadonlyMap<string, Lit>;
  /** How each of them feels along the way. */
  curves: readonly { path: string; points: readonly EmotionPoint[] }[];
  /** What the notes say that stand for several steps; by the step that the note is called after. */
  channels: ReadonlyMap<string, string>;
}

const KEY = Symbol("light");

export function shine(light: () => Light | undefined): void {
  setContext(KEY, light);
}

/** What shines on the canvas around a component; nothing: all of it is lit alike. */
export function shining(): () => Light | undefined {
  return getContext<(() => Light | undefined) | undefined>(KEY) ?? (() => undefined);
}

/** As a class of what is drawn. */
export function litClass(light: Light | undefined, of: Lit | undefined): string {
  if (!light) return "";
  if (!of) return "dim";
  return light.two ? `lit ${of}` : "lit";
}

export const LETTERS: Record<Lit, string> = { first: "A", second: "B", both: "A B" };
