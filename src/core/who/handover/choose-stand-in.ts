import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { Plan } from "../../regime/index.ts";
import {
  type ArticleKey,
  compareCodePoints,
  daysBetween,
  type LocalDate,
} from "../../shared/index.ts";

/** Somebody who might stand in. */
export interface StandInCandidate {
  readonly manager: ManagerFacts;
  /** Customers he holds. */
  readonly held: number;
  /** Away himself, leaving, or standing in already for as many as he may. */
  readonly isAway: boolean;
}

export type StandInFault = "away" | "post" | "ineligible";

/** Who stands in, and why the others do not. */
export interface StandInChoice {
  readonly standIn: ManagerFacts | null;
  readonly articles: readonly ArticleKey[];
  /** Last day the articles allow, from the first day on; null = no limit. */
  readonly maxDays: number | null;
  readonly refused: readonly {
    readonly manager: ManagerFacts;
    readonly why: StandInFault;
    readonly articles: readonly ArticleKey[];
  }[];
}

/** Hard articles that forbid this manager any of the customers. */
function forbidding(
  plan: Plan,
  manager: ManagerFacts,
  customers: readonly CustomerFacts[],
): readonly ArticleKey[] {
  const roster = plan.who.roster.filter(
    (term) => term.strength === "hard" && !term.admits(manager),
  );
  const broken = plan.who.eligibility.filter(
    (term) =>
      term.strength === "hard" &&
      customers.some((customer) => {
        const verdict = term.verdict(customer, manager);
        return verdict === "fail" || verdict === "missingDenied";
      }),
  );
  return [...roster, ...broken].map((term) => term.article);
}

/** Place of a manager's post in the order of an article; posts that it does not name come last. */
function rankOf(order: readonly string[], manager: ManagerFacts): number {
  const post = manager.fields["post"];
  const at = order.findIndex((name) => name === post);
  return at < 0 ? order.length : at;
}

/**
 * Who stands in for an absent manager: of those whom the articles admit, the first post in order,
 * then fewest customers, then staff number. Where no article names posts, everybody present may.
 */
export function chooseStandIn(
  plan: Plan,
  asked: {
    readonly absent: ManagerFacts;
    readonly customers: readonly CustomerFacts[];
    readonly candidates: readonly StandInCandidate[];
  },
): StandInChoice {
  const terms = (plan.cover ?? []).filter((term) => term.applies({ manager: asked.absent }));
  const order = terms.flatMap((term) => term.order);
  const articles = terms.map((term) => term.article);
  const mustBeEligible = terms.length === 0 || terms.some((term) => term.mustBeEligible);
  const judged = asked.candidates
    .filter(({ manager }) => manager.id !== asked.absent.id)
    .map((candidate) => {
      const { manager } = candidate;
      const broken = mustBeEligible ? forbidding(plan, manager, asked.customers) : [];
      const isPost = order.length === 0 || rankOf(order, manager) < order.length;
      const why: StandInFault | null = candidate.isAway
        ? "away"
        : !isPost
          ? "post"
          : broken.length > 0
            ? "ineligible"
            : null;
      return { ...candidate, why, broken };
    });
  const [best] = judged
    .filter(({ why }) => why === null)
    .sort(
      (a, b) =>
        rankOf(order, a.manager) - rankOf(order, b.manager) ||
        a.held - b.held ||
        compareCodePoints(a.manager.id, b.manager.id),
    );
  return {
    standIn: best?.manager ?? null,
    articles,
    maxDays: terms.length === 0 ? null : Math.min(...terms.map((term) => term.maxDays)),
    refused: judged.flatMap(({ manager, why, broken }) =>
      why === null ? [] : [{ manager, why, articles: why === "ineligible" ? broken : articles }],
    ),
  };
}

/** Days of an absence beyond what the articles let be covered; 0 = within. */
export const coverExceeds = (
  maxDays: number | null,
  absence: { readonly from: LocalDate; readonly to: LocalDate },
): number =>
  maxDays === null ? 0 : Math.max(0, daysBetween(absence.from, absence.to) + 1 - maxDays);
