import type { MissingFact, Reads } from "./plan.ts";

/** Several sets of read fields as one; each list sorted, without repeats. */
export function joinReads(list: readonly Reads[]): Reads {
  return {
    customer: [...new Set(list.flatMap((reads) => reads.customer))].sort(),
    manager: [...new Set(list.flatMap((reads) => reads.manager))].sort(),
    distance: list.some((reads) => reads.distance),
  };
}

/** Missing facts without repeats. */
export function distinctFacts(facts: readonly MissingFact[]): readonly MissingFact[] {
  return [...new Map(facts.map((fact) => [`${fact.of}:${fact.key}`, fact])).values()];
}
