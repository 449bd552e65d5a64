/** The glossary's words for what the core calls by a key. */
import type { ExitReason, Level, Outcome, TransitionKind } from "../../api/bindings";

export const levels: [Level, string][] = [
  ["prevention", "−1: prevented"],
  ["level0", "level 0: alone"],
  ["level1", "level 1"],
  ["level2", "level 2"],
  ["level3", "level 3"],
  ["field", "on site"],
  ["vendor", "vendor"],
];

export const shortLevel: Record<Level, string> = {
  prevention: "level −1", level0: "level 0", level1: "level 1", level2: "level 2", level3: "level 3", field: "on site", vendor: "vendor",
};

export const kinds: [TransitionKind, string][] = [
  ["next", "simply on"],
  ["switch", "another channel"],
  ["repeat", "contact again"],
  ["transfer", "handed on"],
  ["deadEnd", "back from a dead end"],
  ["abandon", "gives up waiting"],
  ["abandonSwitch", "gives up, tries another channel"],
  ["abandonRepeat", "gives up, tries again"],
];

export const exitReasons: [ExitReason, string][] = [
  ["noAnswerThere", "there is no answer"],
  ["access", "cannot get in"],
  ["notFound", "did not find it"],
  ["chosePerson", "preferred a person"],
  ["cannotAnswer", "cannot answer a question"],
  ["error", "something broke"],
  ["didNotLast", "it came back"],
  ["distrust", "does not believe it worked"],
];

export const outcomes: [Outcome, string][] = [
  ["resolvedVerified", "solved and checked"],
  ["resolvedUnverified", "solved, not checked"],
  ["abandoned", "gave up"],
];

export const emotions: [number, string][] = [
  [-2, "−2 terrible"], [-1, "−1 bad"], [0, "0 neither"], [1, "+1 good"], [2, "+2 wonderful"],
];

export const isGivingUp = (kind: TransitionKind) => kind.startsWith("abandon");
