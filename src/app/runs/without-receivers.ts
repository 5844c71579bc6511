import type { CustomerFacts, ManagerFacts } from "../../core/facts/index.ts";
import type { EligibilityTerm, Plan, SidePart } from "../../core/regime/index.ts";
import { articleKey } from "../../core/shared/index.ts";

/**
 * A plan under which nobody new comes to those who are away; whom they hold stays with them. The
 * article is the one under which the handover goes.
 */
export function withoutReceivers(
  plan: Plan,
  away: { readonly absent: readonly string[]; readonly article: string },
): Plan {
  if (away.absent.length === 0) return plan;
  const absent = new Set(away.absent);
  const ownerOf = ({ fields }: CustomerFacts): string | null => {
    const owner = fields["owner"];
    return typeof owner === "string" && absent.has(owner) ? owner : null;
  };
  const held: SidePart<CustomerFacts> = { key: "heldByAbsent", value: ownerOf };
  const isAway: SidePart<ManagerFacts> = {
    key: "isAbsent",
    value: ({ id }) => (absent.has(id) ? id : null),
  };
  const term: EligibilityTerm = {
    article: articleKey(away.article),
    strength: "hard",
    reads: { customer: ["owner"], manager: ["id"], distance: false },
    parts: { customer: [held], manager: [isAway], members: [] },
    verdict: (customer, manager) => {
      if (!absent.has(manager.id)) return "notApplicable";
      return ownerOf(customer) === manager.id ? "pass" : "fail";
    },
    missing: () => [],
    penalty: 0,
  };
  return { ...plan, who: { ...plan.who, eligibility: [...plan.who.eligibility, term] } };
}
