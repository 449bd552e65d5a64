/** Words that are short enough for a column. */
import type { ExperienceLayer, Frequency, PainKind, PainStatus } from "../../api/bindings";

export const severities: [number, string][] = [
  [1, "1 a nuisance"], [2, "2 annoying"], [3, "3 hard"], [4, "4 very hard"], [5, "5 unbearable"],
];

export const layers: [ExperienceLayer, string][] = [["customer", "CX"], ["user", "UX"], ["employee", "EX"]];

export const frequencies: [Frequency, string][] = [["rarely", "hardly anybody"], ["sometimes", "some"], ["often", "most"], ["always", "everybody"]];

export const kinds: [PainKind, string][] = [["mustBe", "a must-be"], ["performance", "less is better"], ["attractive", "mending delights"]];

export const statuses: [PainStatus, string][] = [["open", "open"], ["idea", "there is an idea"], ["doing", "somebody is at it"], ["closed", "closed"]];

export function wordOf<T>(words: readonly (readonly [T, string])[], of: T | null): string {
  return words.find(([key]) => key === of)?.[1] ?? "";
}
