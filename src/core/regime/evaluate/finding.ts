import type { ArticleKey } from "../../shared/index.ts";
import type { Strength } from "../model/index.ts";
import type { CollisionFinding } from "./collision-said.ts";
import type { DispatchFinding } from "./dispatch-said.ts";
import type { LifeFinding } from "./life-said.ts";
import type { OwnershipFinding } from "./ownership-said.ts";
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
      /** Minutes a month; by distance, those of one kilometre of straight line in thousandths. */
      readonly travel:
        | { readonly by: "distance"; readonly milliMinutesPerKm: number }
        | { readonly by: "times"; readonly minutes: number };
      readonly isBeyondCap: boolean;
    }
  /** lead null = 未知, or one owner for all; local null = follows the head. */
  | {
      readonly kind: "cohesion";
      readonly group: string | null;
      readonly lead: number | null;
      readonly local: string | null;
    }
  | { readonly kind: "disjoint"; readonly rivalries: readonly string[] }
  | {
      readonly kind: "compactness";
      readonly cell: string | null;
      readonly adjacent: readonly string[];
    }
  | {
      readonly kind: "priority";
      readonly order: readonly string[];
      /** true, false or null (未知) by name of the dimension; true outside the scope. */
      readonly matches: Readonly<Record<string, boolean | null>>;
    }
  | OwnershipFinding
  | CollisionFinding
  | DispatchFinding
  | { readonly kind: "manual"; readonly applies: boolean }
  /** Names of the fields kept from sight, sorted; of a role, what it is granted. */
  | { readonly kind: "access"; readonly hides: readonly string[]; readonly grants: string | null }
  | LifeFinding
  | { readonly kind: "derived"; readonly name: string; readonly value: unknown }
);
