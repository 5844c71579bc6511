import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import type {
  CoverPart,
  CreditPart,
  HandoverPart,
  PermitPart,
  RuleOf,
  Strength,
} from "../model/index.ts";
import { type Compilation, NO_CUSTOMER, NO_MANAGER } from "./compiled.ts";
import { scopeOf } from "./scope.ts";

/** Whom an article is asked about. */
export interface LifeSubject {
  readonly customer?: CustomerFacts;
  readonly manager?: ManagerFacts;
}

interface LifeTerm {
  readonly article: ArticleKey;
  readonly strength: Strength;
  /** False where its scope does not hold, is 未知, or an exception takes its place. */
  applies(to: LifeSubject): boolean;
}

/** An article of handover, cover, credit or permit with whether it speaks of somebody. */
export type HandoverTerm = LifeTerm & HandoverPart;
export type CoverTerm = LifeTerm & CoverPart;
export type CreditTerm = LifeTerm & CreditPart;
export type PermitTerm = LifeTerm & PermitPart;

type LifeRule = RuleOf<"handover"> | RuleOf<"cover"> | RuleOf<"credit"> | RuleOf<"permit">;

/** Compiles where an article of this chapter speaks; its figures stay as written. */
export function compileLife<R extends LifeRule>(
  rule: R,
  compilation: Compilation,
): R & Pick<LifeTerm, "applies"> {
  const scope = scopeOf(rule, compilation);
  const applies = (to: LifeSubject): boolean =>
    scope.holds(to.customer ?? NO_CUSTOMER, to.manager ?? NO_MANAGER) === true;
  return { ...rule, applies };
}
