/** Which of the tables is shown, and what its lists leave out; kept while the window is open. */
import type { PainFilter } from "./pains";

export type SheetName = "steps" | "painPoints" | "opportunities" | "questions" | "moments";

class Lists {
  shown = $state<SheetName>("steps");
  pains = $state<PainFilter>({ status: "", layer: "" });
  /** "said": those that say what they would change; "unsaid"; nothing: all. */
  ideas = $state("");
  /** "open", "answered"; nothing: all. */
  questions = $state("open");
}

export const lists = new Lists();
