/** Level Zero in words: the sentence that says the result, the classes, the reasons. */
import type { ExitReason, GapClass, Need } from "../../api/bindings";
import { percent } from "../../i18n/numbers";
import type { Chain } from "./chain";
import { between, whole, type Range } from "./range";

/** What each class means (domain model 1.4); what usually helps comes with the figures. */
export const CLASSES: Record<GapClass, string> = {
  missing: "no answer exists",
  unreachable: "it exists, but cannot be reached",
  undiscovered: "it was not found, or not chosen",
  unanswerable: "it asks what people cannot answer",
  fails: "it broke, or did not last",
  unconfirmed: "it worked, and was not believed",
  unattributed: "the map names no reason",
};

/** Which class a reason for leaving self-service belongs to (domain model 2.3). */
export const CLASS_OF: Record<ExitReason, GapClass> = {
  noAnswerThere: "missing",
  access: "unreachable",
  notFound: "undiscovered",
  chosePerson: "undiscovered",
  cannotAnswer: "unanswerable",
  error: "fails",
  didNotLast: "fails",
  distrust: "unconfirmed",
};

export const REASONS: Record<ExitReason, string> = {
  noAnswerThere: "no answer there",
  access: "cannot get in",
  notFound: "did not find it",
  chosePerson: "chose a person",
  cannotAnswer: "cannot answer a question",
  error: "something broke",
  didNotLast: "it did not last",
  distrust: "does not trust it",
};

/** The result in one sentence. `potential`: assisted episodes that customers could have solved themselves. */
export function summary(chain: Chain, potential: number, sampled: boolean): string {
  const result = `Of ${whole(chain.episodes)} needs a month, ${whole(chain.level0.mean)} are expected to be solved without us`;
  if (potential < 0.5) return `${result}; no other was helped for a reason that could be mended.`;
  return `${result}; ${sampled ? "" : "up to "}${whole(potential)} more could have been.`;
}

/** What is known of the share that people could solve themselves. */
export function solvableWords(need: Need | undefined): string {
  const figure = need?.solvable;
  if (!figure) return "solvable: not sampled, so every assisted one counts";
  const share = `solvable: ${percent(figure.value)}`;
  switch (figure.evidence.kind) {
    case "assumed":
      return `${share}, assumed`;
    case "toldByCustomers":
      return `${share}, told by customers`;
    case "fromTickets":
      return `${share} of ${whole(figure.evidence.n)} tickets`;
  }
}

/** "250 (248 to 252)". */
export function withRange(figure: Range): string {
  const range = between(figure);
  return range ? `${whole(figure.mean)} (${range})` : whole(figure.mean);
}

/** The chain for somebody who does not see it. */
export function chainWords(chain: Chain): string {
  const stages = chain.links.map((link) => `${link.stage}: ${whole(link.passed.mean)} left, ${whole(link.lost.mean)} ${link.class}`);
  return `Of ${whole(chain.episodes)} a month, ${stages.join("; ")}; solved at level 0: ${whole(chain.level0.mean)}; gave up: ${whole(chain.givenUp.mean)}.`;
}
