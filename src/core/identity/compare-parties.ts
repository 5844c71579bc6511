import { type Agreement, type NameLikeness, nameLikeness } from "./name-similarity.ts";
import type { Party } from "./party.ts";
import type { Reading } from "./sound.ts";

/** What two organisations can be found equal in. */
export const IDENTITY_KEYS = ["uscc", "name", "phone", "domain"] as const;
export type IdentityKey = (typeof IDENTITY_KEYS)[number];

/** How a comparison turns into a verdict. Scores are basis points (9000 = 90 %). */
export interface IdentityThresholds {
  /** Looked at beside the name. */
  readonly keys: readonly IdentityKey[];
  /** Equal in one of these = the same. */
  readonly same: readonly IdentityKey[];
  readonly likely: number;
  readonly possible: number;
}

/** What holds where no article says otherwise. Source: domain 2.3, house start values. */
export const DEFAULT_THRESHOLDS: IdentityThresholds = {
  keys: IDENTITY_KEYS,
  same: ["uscc", "name"],
  likely: 9000,
  possible: 7500,
};

export type IdentityVerdict = "same" | "likely" | "possible" | "different";

/** One thing that was compared and how it came out. */
export interface IdentityPart {
  readonly part: IdentityKey | "brand" | "trade" | "region" | "form" | "branch";
  readonly agreement: Agreement;
}

export interface PartyComparison {
  readonly verdict: IdentityVerdict;
  /** Basis points. */
  readonly score: number;
  /** In a fixed order; what neither side states is left out. */
  readonly parts: readonly IdentityPart[];
}

/** How much of the doubt that the names leave an equal telephone or domain takes away. */
const CONTACT = 0.7;
/** Names less alike than this are not made likely by a switchboard they share. */
const RELATED = 0.5;

/** Whether two organisations are one, with what speaks for it and against it. Symmetric. */
export function compareParties(
  a: Party,
  b: Party,
  { reading, thresholds }: { readonly reading: Reading; readonly thresholds: IdentityThresholds },
): PartyComparison {
  const names = bestNames(a, b, reading);
  const found = (key: IdentityKey): Agreement | null =>
    thresholds.keys.includes(key) ? agreementIn(key, { a, b, names }) : null;
  const agreements = IDENTITY_KEYS.map((part) => ({ part, agreement: found(part) }));
  const isEqual = (key: IdentityKey): boolean => found(key) === "equal";
  const isOtherCode = found("uscc") === "differs";
  const score = scoreOf(names?.likeness ?? 0, {
    contacts: Number(isEqual("phone")) + Number(isEqual("domain")),
    ceiling: isOtherCode ? thresholds.likely - 1 : 10_000,
    floor: isEqual("phone") || isEqual("domain") ? thresholds.possible : 0,
  });
  // Two codes are two registrations, however alike the names are.
  const isSame = thresholds.same.some((key) => isEqual(key) && (key === "uscc" || !isOtherCode));
  return {
    verdict: isSame ? "same" : verdictOf(score, thresholds),
    score: isSame ? 10_000 : score,
    parts: [
      ...agreements.flatMap(({ part, agreement }) =>
        agreement === null ? [] : [{ part, agreement }],
      ),
      ...(names === null ? [] : partsOf(names)),
    ],
  };
}

function verdictOf(score: number, thresholds: IdentityThresholds): IdentityVerdict {
  if (score >= thresholds.likely) return "likely";
  return score >= thresholds.possible ? "possible" : "different";
}

/** The most alike of all names and aliases; null where one side has none. */
function bestNames(a: Party, b: Party, reading: Reading): NameLikeness | null {
  let best: NameLikeness | null = null;
  for (const one of a.names)
    for (const other of b.names) {
      const likeness = nameLikeness(one, other, reading);
      if (best === null || likeness.likeness > best.likeness) best = likeness;
    }
  return best;
}

interface Compared {
  readonly a: Party;
  readonly b: Party;
  readonly names: NameLikeness | null;
}

function agreementIn(key: IdentityKey, { a, b, names }: Compared): Agreement | null {
  if (key === "name") {
    if (names === null) return null;
    return names.likeness === 1 ? "equal" : names.likeness >= RELATED ? "similar" : "differs";
  }
  const one = a[key];
  const other = b[key];
  if (one === null && other === null) return null;
  return one === other ? "equal" : one === null || other === null ? "oneSided" : "differs";
}

interface Evidence {
  readonly contacts: number;
  readonly ceiling: number;
  readonly floor: number;
}

function scoreOf(likeness: number, { contacts, ceiling, floor }: Evidence): number {
  const doubt = (1 - likeness) * (likeness >= RELATED ? (1 - CONTACT) ** contacts : 1);
  return Math.min(ceiling, Math.max(floor, Math.round((1 - doubt) * 10_000)));
}

function partsOf({ brand, trade, region, form, branch }: NameLikeness): readonly IdentityPart[] {
  const parts = { brand, trade, region, form, branch };
  return NAME_PARTS.flatMap((part) => {
    const agreement = parts[part];
    return agreement === null ? [] : [{ part, agreement }];
  });
}

const NAME_PARTS = ["brand", "trade", "region", "form", "branch"] as const;
