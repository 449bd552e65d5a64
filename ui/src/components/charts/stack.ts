/** Parts of a bar, one after the other, as percentages of the longest bar. */
import { scaleLinear } from "d3-scale";

/** What a part means; each has its one colour. */
export type Tone = "waiting" | "doing" | "event" | "zero" | "gap" | "gone";

export interface Part {
  name: string;
  value: number;
  tone: Tone;
}

export interface Placed extends Part {
  /** Left edge and width, percent. */
  from: number;
  width: number;
}

/** What is nothing is left out; the parts keep their order. `most` is the length of a full bar. */
export function placed(parts: readonly Part[], most: number): Placed[] {
  const scale = scaleLinear([0, most > 0 ? most : 1], [0, 100]).clamp(true);
  let from = 0;
  return parts
    .filter((part) => part.value > 0)
    .map((part) => {
      const left = from;
      from += part.value;
      return { ...part, from: scale(left), width: scale(from) - scale(left) };
    });
}
