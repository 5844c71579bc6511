import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import type { CoverPart, CreditPart, HandoverPart, PermitPart, Strength } from "../model/index.ts";

/** Whom an article is asked about. */
export interface LifeSubject {
  readonly customer?: CustomerFacts;
  readonly manager?: ManagerFacts;
}

export interface LifeTerm {
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
