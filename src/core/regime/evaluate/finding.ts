import type { ArticleKey } from "../../shared/index.ts";
import type { Strength } from "../model/index.ts";
import type { UnknownFact } from "./unknown-facts.ts";

/** How an eligibility article or a roster stands to one pair. */
export type Verdict = "notApplicable" | "pass" | "fail" | "missingAllowed" | "missingDenied";

/** What one article says about one customer and one manager. */
export type Finding = { readonly article: ArticleKey; readonly strength: Strength } & (
  | {
      readonly kind: "roster" | "eligibility";
      readonly verdict: Verdict;
      readonly unknown: readonly UnknownFact[];
      /** Minutes a month when the pair is chosen nevertheless. */
      readonly penalty: number;
    }
  /** limit null = none; weight in whole units. */
  | { readonly kind: "capacity"; readonly limit: number | null; readonly weight: number }
  /** Amount in the measure's unit. */
  | { readonly kind: "balance"; readonly amount: number }
  /** Minutes a month when this customer changes hands. */
  | { readonly kind: "continuity"; readonly minutes: number }
  | {
      readonly kind: "proximity";
      readonly applies: boolean;
      /** Thousandths of a minute a month for each kilometre of straight line. */
      readonly milliMinutesPerKm: number;
      readonly isBeyondCap: boolean;
    }
  | { readonly kind: "cohesion"; readonly group: string | null }
  | {
      readonly kind: "priority";
      readonly order: readonly string[];
      /** true, false or null (未知) by name of the dimension; true outside the scope. */
      readonly matches: Readonly<Record<string, boolean | null>>;
    }
  | { readonly kind: "manual"; readonly applies: boolean }
  | { readonly kind: "derived"; readonly name: string; readonly value: unknown }
);
