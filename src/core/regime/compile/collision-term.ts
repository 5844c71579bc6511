import type { CustomerFacts } from "../../facts/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import type { CollisionTerms, Strength } from "../model/index.ts";

/** When two entries are one customer, what is told of it, and how a collision is decided. */
export interface CollisionTerm extends CollisionTerms {
  readonly article: ArticleKey;
  readonly strength: Strength;
  /** False also where its scope is 未知 or an exception takes its place. */
  applies(customer: CustomerFacts): boolean;
}
