import type { CustomerFacts } from "../../core/facts/index.ts";
import {
  compareParties,
  type IdentityPart,
  type IdentityVerdict,
  partyOf,
} from "../../core/identity/index.ts";
import type { App } from "../app.ts";
import type { IdentityCandidate, Stores } from "../ports.ts";
import { type CollisionArticle, collisionArticle, thresholdsOf } from "./collision-term.ts";
import { statedParty } from "./stated-party.ts";

/** A customer that is or may be the one being entered. */
export interface Match {
  readonly candidate: IdentityCandidate;
  readonly verdict: Exclude<IdentityVerdict, "different">;
  /** Basis points. */
  readonly score: number;
  readonly parts: readonly IdentityPart[];
}

export interface Matches {
  readonly article: CollisionArticle | null;
  /** The most alike first. */
  readonly matches: readonly Match[];
}

/** Candidates that are looked at; the keys in common decide which. */
const LOOKED_AT = 100;
const LISTED = 10;

/** Everybody in the organisation that an entry may be the same as, whoever asks. */
export async function findMatches(
  app: App,
  stores: Stores,
  customer: CustomerFacts,
): Promise<Matches> {
  const name = customer.fields["name"];
  const party = partyOf(statedParty(typeof name === "string" ? name : "", customer.fields));
  const article = await collisionArticle(app, stores, customer);
  const { reading } = stores.identities;
  const thresholds = thresholdsOf(article);
  const matches = (await stores.identities.candidates(party, LOOKED_AT)).flatMap((candidate) => {
    const compared = compareParties(party, partyOf(candidate.stated), { reading, thresholds });
    const { verdict, score, parts } = compared;
    return verdict === "different" ? [] : [{ candidate, verdict, score, parts }];
  });
  const alike = (a: Match, b: Match): number =>
    b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1);
  return { article, matches: matches.sort(alike).slice(0, LISTED) };
}
