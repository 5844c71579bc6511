import type { Expr } from "../expression/index.ts";

/** How a manager and a customer may have been in touch. */
export type ContactWay = "call" | "mail" | "message" | "meeting" | "visit" | "order";

/** What a contact must have been to count. */
export interface ContactDemand {
  readonly way: ContactWay;
  /** Least length in seconds; 0 = any. */
  readonly seconds: number;
  /** Whether the customer must have answered. */
  readonly isAnswered: boolean;
}

/** noFollow: nobody was in touch · noDeal: no deal within the longest time · expired: the rest. */
export type ReclaimReason = "noFollow" | "noDeal" | "expired";

/** protection: how long a customer is kept for the manager who registered or claimed it. */
export interface ProtectionTerms {
  /** Days in which a registration is to be proved. */
  readonly validDays: number;
  /** Days of protection from its beginning. */
  readonly days: number;
  /** Days that a contact that counts adds from its own day. */
  readonly extendDays: number;
  /** Days after the beginning beyond which nothing extends. */
  readonly maxDays: number;
  /** A contact counts when it meets one of these; empty = any that the customer answered. */
  readonly effective: readonly ContactDemand[];
  /** Days before the end at which the owner is told, the greatest first. */
  readonly remindDays: readonly number[];
  /** Days of protection after a deal; null = without end. */
  readonly dealtDays: number | null;
  /** Days without a contact that counts after which an owned customer is at risk; null = never. */
  readonly dormantDays: number | null;
  /** Reasons for which the customer goes to the pool at the end. */
  readonly reclaim: readonly ReclaimReason[];
  /** What a move by plan, import or correction does to the clock. */
  readonly moves: "restart" | "keep" | "end";
}

/** pool: who sees customers that nobody keeps, and how. */
export interface PoolTerms {
  readonly sees: "all" | "unit";
  readonly order: "longest" | "newest" | "name";
  /** Fields of the customer that the pool does not show, as the article names them. */
  readonly hides: readonly string[];
  /** Days in which the former owner may not claim it back. */
  readonly cooldownDays: number;
}

/** claim: who may take a customer from the pool, and how many. */
export interface ClaimTerms {
  /** Claims that one manager may make in a civil day; null = as many as he likes. */
  readonly perDay: number | null;
  /** Customers a claimant may hold after the claim; null = no limit of this article. */
  readonly holdCap: number | null;
  /** Whether customers with a deal are left out of the count. */
  readonly isDealtFree: boolean;
}

export type ProtectionPart = { readonly kind: "protection" } & ProtectionTerms & {
    /** What the file must say of a customer that is registered; null = nothing. */
    readonly require: Expr | null;
  };
export type PoolPart = { readonly kind: "pool" } & PoolTerms;
export type ClaimPart = { readonly kind: "claim" } & ClaimTerms & {
    /** What must hold of customer and claimant beside the articles on eligibility; null = nothing. */
    readonly require: Expr | null;
  };
