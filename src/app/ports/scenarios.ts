import type { Place } from "../../core/facts/index.ts";
import type { Dials, PlanMeasures } from "../../core/who/index.ts";

/** `run`: an allocation; `curve`: a row of them; `point`: one of a row; the others ask a question of a plan. */
export type RunKind = "run" | "curve" | "point" | "whatIf" | "leaver";

export type CurveAxis = "moves" | "workloadBalance" | "valueBalance";

/** How far others may be disturbed when a manager leaves. */
export type LeaverDepth = "own" | "ring" | "whole";

/** One thing changed, to see what it is worth. */
export type WhatIfQuestion =
  | { readonly kind: "extraManager"; readonly like: string; readonly place: Place | null }
  | { readonly kind: "withoutManager"; readonly manager: string }
  | { readonly kind: "limit"; readonly manager: string; readonly limit: number };

/** What a run was asked; an allocation was asked nothing. */
export type RunOrigin =
  | { readonly kind: "curve"; readonly axis: CurveAxis; readonly values: readonly number[] }
  | { readonly kind: "point"; readonly axis: CurveAxis; readonly value: number }
  | {
      readonly kind: "whatIf";
      readonly question: WhatIfQuestion;
      /** Who is added, leaves, or is limited otherwise. One who is added has his name for an id. */
      readonly manager: string;
    }
  | {
      readonly kind: "leaver";
      readonly manager: string;
      readonly depth: LeaverDepth;
      /** Set for the plan of a handover: it begins from the book and is carried out item by item. */
      readonly handover?: {
        readonly id: string;
        /** Who is away and receives nobody, by the article that says so. */
        readonly absent: readonly string[];
        readonly article: string;
      };
    };

/** Figures of a plan, and of the book as the run found it. */
export interface RunMeasures {
  readonly after: PlanMeasures;
  readonly before: PlanMeasures;
  /** Minutes a month that one more hour of each manager would save, by staff number. */
  readonly hours: Readonly<Record<string, number | null>>;
  /** Per resource of the problem, the price of each manager by staff number: where to begin anew. */
  readonly prices: readonly Readonly<Record<string, number>>[];
}

/** What came of a question, against the plan it was put to. */
export interface RunAnswer {
  /** Minutes a month, without the price of those left out. */
  readonly objectiveBefore: number;
  readonly objectiveAfter: number;
  readonly saves: number;
  /** null where one of the plans leaves somebody out. */
  readonly savesAtLeast: number | null;
  readonly savesAtMost: number | null;
  readonly unassignedBefore: number;
  readonly unassignedAfter: number;
  /** Customers whom the manager in question would get, or leave. */
  readonly customers: number;
  /** Other customers who change hands between the two plans. */
  readonly others: number;
  /** Of a leaver's customers, those nobody takes. `nobody`: nobody may hold him; `full`: no room. */
  readonly unplaced: readonly {
    readonly customer: string;
    readonly why: "nobody" | "full";
    readonly eligible: number;
  }[];
}

export type { Dials, PlanMeasures };
