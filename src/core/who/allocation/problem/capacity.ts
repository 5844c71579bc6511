import type { CustomerFacts, ManagerFacts } from "../../../facts/index.ts";
import type { CapacityTerm } from "../../../regime/index.ts";
import type { ArticleKey } from "../../../shared/index.ts";

/** Capacity articles that weigh customers alike, as one limit per seat: the strictest. */
export interface CapacityWeights {
  readonly weight: Float64Array;
  readonly limit: Float64Array;
  readonly article: readonly (ArticleKey | null)[];
}

interface Draft {
  readonly weight: Float64Array;
  readonly limit: Float64Array;
  readonly article: (ArticleKey | null)[];
}

const sameWeights = (a: Float64Array, b: Float64Array): boolean =>
  a.every((weight, i) => weight === b[i]);

function tighten(draft: Draft, term: CapacityTerm, seats: readonly ManagerFacts[]): void {
  seats.forEach((seat, j) => {
    const limit = term.limit(seat);
    if (limit === null || Math.floor(limit) >= (draft.limit[j] ?? 0)) return;
    draft.limit[j] = Math.max(0, Math.floor(limit));
    draft.article[j] = term.article;
  });
}

/** Hard capacity articles, joined where their weights are equal. */
export function capacityWeights(
  terms: readonly CapacityTerm[],
  customers: readonly CustomerFacts[],
  seats: readonly ManagerFacts[],
): readonly CapacityWeights[] {
  const drafts: Draft[] = [];
  for (const term of terms) {
    if (term.strength !== "hard") continue;
    const weight = new Float64Array(customers.length);
    customers.forEach((customer, i) => {
      weight[i] = Math.max(0, Math.round(term.weight(customer)));
    });
    let draft = drafts.find((other) => sameWeights(other.weight, weight));
    if (draft === undefined) {
      draft = {
        weight,
        limit: new Float64Array(seats.length).fill(Number.POSITIVE_INFINITY),
        article: seats.map(() => null),
      };
      drafts.push(draft);
    }
    tighten(draft, term, seats);
  }
  return drafts;
}
