/** Personas: their shares of the demand, and how a customer differs from the neutral one, in words. */
import type { Persona, PersonaTraits } from "../../api/bindings";
import { waitFlagWords } from "../../i18n/causes";
import { shown } from "../../components/figures";

export const neutral: PersonaTraits = {
  patience: 1, discovers: 1, answers: 1, distrusts: 1, recurs: 1, genericAnswer: 1, blame: 0, unacknowledged: 0, waitFlags: [], startsAgain: false,
};

/** A tenth of a per cent: what is finer than that is only the rounding of thirds and sixths. */
const TOLERANCE = 0.0005;

export function shareSum(personas: readonly Persona[]): number {
  return personas.reduce((sum, persona) => sum + persona.share, 0);
}

export function isWhole(personas: readonly Persona[]): boolean {
  return personas.length === 0 || Math.abs(shareSum(personas) - 1) < TOLERANCE;
}

/** What the others leave of the demand for one more. */
export function shareLeft(personas: readonly Persona[]): number {
  const left = 1 - shareSum(personas);
  return left < TOLERANCE ? 0 : left;
}

/** The same personas with shares that sum to 1, in proportion; equal where nobody has any. */
export function wholeShares(personas: readonly Persona[]): Persona[] {
  const sum = shareSum(personas);
  return personas.map((persona) => ({ ...persona, share: sum > 0 ? persona.share / sum : 1 / personas.length }));
}

const more = (factor: number, fewer: string, many: string) => `${factor < 1 ? fewer : many} (${shown(factor, "factor")})`;

/** How this customer differs, one sentence each; empty: like everybody. */
export function traitWords(traits: PersonaTraits): string[] {
  const { patience, discovers, answers, distrusts, recurs, genericAnswer, blame, unacknowledged, waitFlags, startsAgain } = traits;
  const said = [
    patience !== 1 && `Gives up waiting ${more(patience, "sooner", "later")}`,
    discovers !== 1 && `Finds self-service ${more(discovers, "less often", "more often")}`,
    answers !== 1 && `Can answer hard questions ${more(answers, "less often", "more often")}`,
    distrusts !== 1 && `Doubts that it worked ${more(distrusts, "less often", "more often")}`,
    recurs !== 1 && `It comes back ${more(recurs, "less often", "more often")}`,
    genericAnswer !== 1 && `An answer made for anybody costs ${more(genericAnswer, "less", "more")}`,
    blame > 0 && `Being blamed costs ${shown(blame, "effort")} at each contact with a person`,
    unacknowledged > 0 && `Not being heard costs ${shown(unacknowledged, "effort")} at the first contact`,
    waitFlags.length > 0 && `Every wait feels ${listed(waitFlags.map((flag) => waitFlagWords[flag]))}`,
    startsAgain && "Comes because it was not solved the last time",
  ];
  return said.filter((sentence) => sentence !== false);
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

type Factor = "patience" | "discovers" | "answers" | "distrusts" | "recurs" | "genericAnswer";
type Effort = "blame" | "unacknowledged";

/** The fields of a persona, each with what it means. */
export const factors: readonly [Factor, name: string, hint: string][] = [
  ["patience", "Patience", "How long this customer waits before giving up: ×0.5 is half as long as others."],
  ["discovers", "Finds self-service", "How many of them find the way to help themselves: ×0.8 is a fifth fewer."],
  ["answers", "Answers hard questions", "How many of them can answer what is hard to answer, such as a cost centre."],
  ["distrusts", "Doubts that it worked", "How many of them make contact to be sure, although it worked."],
  ["recurs", "It comes back", "For how many of them what was solved comes back: a workaround is not enough."],
  ["genericAnswer", "Generic answer", "How much more an answer made for anybody costs them: ×2 is twice the effort."],
];

export const efforts: readonly [Effort, name: string, hint: string][] = [
  ["blame", "Being blamed", "Effort added to each contact with a person: somebody is at fault, and says so."],
  ["unacknowledged", "Not being heard", "Effort added to the first contact where nobody shows that it was heard."],
];
