/** What stands in small letters on a note: the facts about it that are known. */
import type { OpenQuestion, Opportunity, PainPoint, PainStatus } from "../../api/bindings";
import { count } from "../../i18n/numbers";

const LAYERS = { customer: "CX", user: "UX", employee: "EX" } as const;
const STATUS: Record<PainStatus, string> = { open: "", idea: "there is an idea", doing: "somebody is at it", closed: "closed" };

const joined = (parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(" · ");

export function aboutPain(pain: PainPoint): string {
  return joined([
    // What is asked of every pain point is asked for until somebody has said it.
    pain.severity === null ? "severity?" : `severity ${pain.severity}`,
    STATUS[pain.status],
    pain.layer && LAYERS[pain.layer],
    pain.votes > 0 && (pain.votes === 1 ? "1 vote" : `${pain.votes} votes`),
    pain.owner.trim() === "" ? "owner?" : `owner: ${pain.owner}`,
    pain.evidence.kind === "toldByCustomers" && "told by customers",
  ]);
}

export function aboutIdea(idea: Opportunity, currency: string): string {
  const changes = idea.edits?.length ?? 0;
  return joined([
    idea.owner && `owner: ${idea.owner}`,
    idea.price !== undefined && `${currency} ${count(idea.price)}`,
    changes > 0 && "tried out",
  ]);
}

export function aboutQuestion(question: OpenQuestion): string {
  return question.answer.trim() === "" ? "" : `answered: ${question.answer}`;
}
