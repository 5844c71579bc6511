import type { Json, StoredAssignment } from "../../app/ports.ts";
import type { AssignmentRow } from "../../contract/index.ts";
import type { CustomerReason } from "../../core/why/index.ts";
import type { ArticleNamer } from "./article-refs.ts";

/** The stored reason. It was written from a `CustomerReason`, so its shape is known. */
export const reasonOf = (assignment: { readonly reason: Json }): CustomerReason =>
  assignment.reason as unknown as CustomerReason;

export function assignmentRow(
  assignment: StoredAssignment,
  article: ArticleNamer,
  sentence: string,
): AssignmentRow {
  const { awaits } = reasonOf(assignment);
  return {
    customer: assignment.customer,
    manager: assignment.manager,
    previous: assignment.previous,
    cost: assignment.cost,
    articles: assignment.articles.map(article),
    runnerUp: assignment.runnerUp,
    extraCost: assignment.extraCost,
    reason: sentence,
    awaits:
      assignment.awaits === null || awaits === null
        ? null
        : { article: article(awaits.article), by: awaits.by, question: awaits.question },
    decidedBy: assignment.decidedBy,
  };
}
