import type { RuleOf } from "../model/index.ts";

/** What an article of collision says of a customer; `terms` are empty where it does not apply. */
export interface CollisionFinding {
  readonly kind: "collision";
  readonly applies: boolean;
  readonly terms: readonly (string | number)[];
}

/** Reads the article off the document: lists in the order written, then the figures. */
export function collisionSaid(rule: RuleOf<"collision">, applies: boolean): CollisionFinding {
  if (!applies) return { kind: "collision", applies, terms: [] };
  const lists = [rule.keys, rule.same, rule.order, rule.outcomes].map((list) => list.join(" "));
  const days = [rule.evidenceDays, rule.decideDays, rule.appealDays];
  const figures = [rule.likely, rule.possible, ...days, rule.assistShare];
  return { kind: "collision", applies, terms: [rule.reveal, ...lists, ...figures] };
}
