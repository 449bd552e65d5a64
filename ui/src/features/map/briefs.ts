/** What the closed parts of a step's inspector hold, in a few words: only what differs from nothing. */
import type { Touchpoint } from "../../api/bindings";
import { waitFlagWords } from "../../i18n/causes";
import { duration } from "../../i18n/duration";
import { count, percent } from "../../i18n/numbers";

const joined = (parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(" · ");
const several = (n: number, one: string, many: string) => n > 0 && `${n} ${n === 1 ? one : many}`;

export function waitBrief(step: Touchpoint): string {
  const feels = step.waitFlags.map((flag) => waitFlagWords[flag]).join(", ");
  return joined([step.patience && `patience ${duration(step.patience.value)}`, feels]);
}

export function asksBrief(step: Touchpoint): string {
  const questions = step.easyQuestions + step.hardQuestions;
  return joined([
    step.hardQuestions > 0 ? several(step.hardQuestions, "hard question", "hard questions") : several(questions, "question", "questions"),
    step.repeatInfo > 0 && "says it again",
    several(step.genericAnswer, "generic answer", "generic answers"),
    step.valueShare.value > 0 && `${percent(step.valueShare.value)} of value`,
  ]);
}

export function serviceBrief(step: Touchpoint, team: string | undefined, currency: string): string {
  return joined([
    team,
    step.lane === "frontstage" && "in front of the customer",
    step.cost.value > 0 && `${currency} ${count(step.cost.value)}`,
    several(step.dependsOn.length, "system", "systems"),
    step.requires.length > 0 && `requires ${step.requires.join(", ")}`,
    !step.controllable && "not ours to change",
  ]);
}
