/** Who walks: the neutral customer, one persona of the map, or all of them by their shares of the demand. */
import type { Persona, Who } from "../api/bindings";

export const neutralCustomer: Who = { kind: "neutral" };

export function isSameWho(a: Who, b: Who): boolean {
  return a.kind === b.kind && (a.kind !== "persona" || (b.kind === "persona" && a.persona === b.persona));
}

/** That one while the map has it; else the neutral customer. */
export function whoOf(wanted: Who, personas: readonly Persona[]): Who {
  const there = wanted.kind === "persona" ? personas.some(({ id }) => id === wanted.persona) : personas.length > 0;
  return there ? wanted : neutralCustomer;
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** "neutral customer", "Bad day", "six customers mixed". */
export function whoWords(who: Who, personas: readonly Persona[]): string {
  if (who.kind === "neutral") return "neutral customer";
  if (who.kind === "persona") return personas.find(({ id }) => id === who.persona)?.name ?? "a persona that is gone";
  const taking = personas.filter(({ share }) => share > 0).length;
  return taking === 0 ? "neutral customer" : `${NUMBERS[taking] ?? taking} ${taking === 1 ? "customer" : "customers mixed"}`;
}
