import type { ExpressionParts } from "../expression/index.ts";
import type { MissingFact, Reads } from "./plan.ts";

/** Several sets of read fields as one; each list sorted, without repeats. */
export function joinReads(list: readonly Reads[]): Reads {
  return {
    customer: [...new Set(list.flatMap((reads) => reads.customer))].sort(),
    manager: [...new Set(list.flatMap((reads) => reads.manager))].sort(),
    distance: list.some((reads) => reads.distance),
  };
}

/** The parts of several expressions as those of one rule, without repeats. */
export function joinParts(list: readonly ExpressionParts[]): ExpressionParts {
  const customer = list.flatMap((parts) => parts.customer);
  const manager = list.flatMap((parts) => parts.manager);
  const members = list.flatMap((parts) => parts.members);
  return {
    customer: [...new Map(customer.map((part) => [part.key, part])).values()],
    manager: [...new Map(manager.map((part) => [part.key, part])).values()],
    members: [
      ...new Map(members.map((part) => [`${part.member.key} ${part.set.key}`, part])).values(),
    ],
  };
}

/** Missing facts without repeats. */
export function distinctFacts(facts: readonly MissingFact[]): readonly MissingFact[] {
  return [...new Map(facts.map((fact) => [`${fact.of}:${fact.key}`, fact])).values()];
}
