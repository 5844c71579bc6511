import type { IdentityKey } from "../../identity/index.ts";

/** What two managers' claims are compared in, one after the other. */
export const COLLISION_CRITERIA = [
  "registeredAt",
  "firstContact",
  "customerChoice",
  "referral",
  "territory",
] as const;
export type CollisionCriterion = (typeof COLLISION_CRITERIA)[number];

/** sole: one owner · mainAssist: one owner, the other shares the credit · unit: nobody, the unit keeps it. */
export const COLLISION_OUTCOMES = ["sole", "mainAssist", "unit"] as const;
export type CollisionOutcome = (typeof COLLISION_OUTCOMES)[number];

/** What a person without sight of a customer is told of it when he enters it a second time. */
export const COLLISION_REVEALS = ["nothing", "exists", "unit", "owner"] as const;
export type CollisionReveal = (typeof COLLISION_REVEALS)[number];

/** collision: when two entries are one customer, what is told of it, and who keeps it. */
export interface CollisionTerms {
  /** What is looked at beside the name. */
  readonly keys: readonly IdentityKey[];
  /** Equal in one of these = the same customer. */
  readonly same: readonly IdentityKey[];
  /** Basis points from which two entries are likely the same. */
  readonly likely: number;
  /** Basis points from which they are possibly the same. */
  readonly possible: number;
  readonly reveal: CollisionReveal;
  /** The first in which the parties differ decides. */
  readonly order: readonly CollisionCriterion[];
  /** Working days in which both parties bring evidence, before anything is decided. */
  readonly evidenceDays: number;
  /** Working days after the evidence in which a case is to be decided. */
  readonly decideDays: number;
  /** Working days in which the decision may be appealed against, once; 0 = never. */
  readonly appealDays: number;
  readonly outcomes: readonly CollisionOutcome[];
  /** Share of the credit for the one who assists, basis points. */
  readonly assistShare: number;
}

export type CollisionPart = { readonly kind: "collision" } & CollisionTerms;
