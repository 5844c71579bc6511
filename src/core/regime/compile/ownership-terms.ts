import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import type { ClaimTerms, PoolTerms, ProtectionTerms, Strength } from "../model/index.ts";

interface OwnershipTerm {
  readonly article: ArticleKey;
  readonly strength: Strength;
}

/** What a customer's clock follows. */
export interface ProtectionTerm extends OwnershipTerm, ProtectionTerms {
  /** False also where its scope is 未知 or an exception takes its place. */
  applies(customer: CustomerFacts): boolean;
  /** Whether the file says what a registration needs; 未知 is no. */
  isComplete(customer: CustomerFacts): boolean;
}

/** Whether a customer goes to the pool, and how it is shown there; `hides` are keys of fields. */
export interface PoolTerm extends OwnershipTerm, PoolTerms {
  applies(customer: CustomerFacts): boolean;
}

/** What claiming a customer asks of the claimant. */
export interface ClaimTerm extends OwnershipTerm, ClaimTerms {
  applies(customer: CustomerFacts, manager: ManagerFacts): boolean;
  /** Whether the article's own condition holds; 未知 is no. */
  admits(customer: CustomerFacts, manager: ManagerFacts): boolean;
}
