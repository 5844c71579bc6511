import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import {
  type ClaimTerms,
  customerFieldKey,
  type PoolTerms,
  type ProtectionTerms,
  type RuleOf,
  type Strength,
} from "../model/index.ts";
import { asTruth, type Compilation, NO_MANAGER } from "./compiled.ts";
import { scopeOf } from "./scope.ts";

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

/** Compiles the clock of protection. */
export function compileProtection(
  rule: RuleOf<"protection">,
  compilation: Compilation,
): ProtectionTerm {
  const scope = scopeOf(rule, compilation);
  const require = rule.require === null ? null : compilation.expression(rule.require);
  const { article, strength, validDays, days, extendDays, maxDays } = rule;
  const { effective, remindDays, dealtDays, reclaim, moves } = rule;
  return {
    ...{ article, strength, validDays, days, extendDays, maxDays },
    ...{ effective, remindDays, dealtDays, reclaim, moves },
    applies: (customer) => scope.holds(customer, NO_MANAGER) === true,
    isComplete: (customer) =>
      require === null || asTruth(require.value(customer, NO_MANAGER)) === true,
  };
}

/** Compiles the pool. */
export function compilePool(rule: RuleOf<"pool">, compilation: Compilation): PoolTerm {
  const scope = scopeOf(rule, compilation);
  const { article, strength, sees, order, cooldownDays } = rule;
  const keys = rule.hides.map((name) => customerFieldKey(compilation.document, name));
  return {
    ...{ article, strength, sees, order, cooldownDays },
    hides: [...new Set(keys)].sort(),
    applies: (customer) => scope.holds(customer, NO_MANAGER) === true,
  };
}

/** Compiles what a claim asks. */
export function compileClaim(rule: RuleOf<"claim">, compilation: Compilation): ClaimTerm {
  const scope = scopeOf(rule, compilation);
  const require = rule.require === null ? null : compilation.expression(rule.require);
  const { article, strength, perDay, holdCap, isDealtFree } = rule;
  return {
    ...{ article, strength, perDay, holdCap, isDealtFree },
    applies: (customer, manager) => scope.holds(customer, manager) === true,
    admits: (customer, manager) =>
      require === null || asTruth(require.value(customer, manager)) === true,
  };
}
