/** What a room is told of a step, in words. */
import type { Duration, Touchpoint } from "../../api/bindings";
import { duration } from "../../i18n/duration";
import { typicalAndBadDay } from "../../i18n/days";

function days(time: Duration): string | undefined {
  const { typical, badDay } = typicalAndBadDay(time);
  if (badDay === 0) return undefined;
  return typical === badDay ? duration(typical) : `${duration(typical)}, on a bad day ${duration(badDay)}`;
}

/** Channel, doing, waiting: what there is of them. */
export function facts(step: Touchpoint): string[] {
  const [doing, waiting] = [days(step.active.value), days(step.wait.value)];
  return [step.channel.trim(), doing && `doing ${doing}`, waiting && `waiting ${waiting}`].filter((fact): fact is string => Boolean(fact));
}

/** The feeling in a word, as the inspector has it. */
export function feeling(value: number): string {
  if (value <= -1.5) return "terrible";
  if (value <= -0.5) return "bad";
  if (value < 0.5) return "neither good nor bad";
  return value < 1.5 ? "good" : "wonderful";
}
