import type { IdentityPart } from "../../core/identity/index.ts";
import type { CollisionReveal } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { NamedRecord, Stores } from "../ports.ts";
import type { Reader } from "../reader.ts";
import { revealOf } from "./collision-term.ts";
import type { Match, Matches } from "./find-matches.ts";

/** A match as the reader may know it. What he may not know is null. */
export interface ShownMatch {
  /** Names the match towards this reader, until the server starts anew. */
  readonly ref: string;
  readonly verdict: Match["verdict"];
  readonly score: number;
  readonly parts: readonly IdentityPart[];
  /** With an id only where the reader may open the customer. */
  readonly customer: { readonly id: string | null; readonly name: string } | null;
  readonly unit: NamedRecord | null;
  readonly owner: NamedRecord | null;
  /** Whether somebody looks after it; null where that is not told. */
  readonly isOwned: boolean | null;
  /** Whether the reader looks after it himself. */
  readonly isOwn: boolean;
}

const secrets = new WeakMap<App, string>();

/** A word for a customer that only this server understands, another one for every reader. */
export function matchRef(app: App, reader: Reader, customer: string): string {
  const secret = secrets.get(app) ?? app.newSecret();
  secrets.set(app, secret);
  return app.hash(JSON.stringify([secret, reader.account.account, customer])).slice(0, 24);
}

/** Shows each match as far as the reader's own sight goes, and beyond it as far as the article allows. */
export async function showMatches(
  app: App,
  stores: Stores,
  { reader, found }: { readonly reader: Reader; readonly found: Matches },
): Promise<readonly ShownMatch[]> {
  const seen = await stores.customers.names(found.matches.map(({ candidate }) => candidate.id));
  const beyond = revealOf(found.article);
  return found.matches.flatMap((match) => {
    const isSeen = seen.has(match.candidate.id);
    if (!isSeen && beyond === "nothing") return [];
    return [
      shown(match, { ref: matchRef(app, reader, match.candidate.id), isSeen, beyond, reader }),
    ];
  });
}

interface Showing {
  readonly ref: string;
  readonly isSeen: boolean;
  readonly beyond: CollisionReveal;
  readonly reader: Reader;
}

function shown(match: Match, { ref, isSeen, beyond, reader }: Showing): ShownMatch {
  const { candidate, verdict, score, parts } = match;
  const tellsUnit = isSeen || beyond === "unit" || beyond === "owner";
  const tellsOwner = isSeen || beyond === "owner";
  return {
    ref,
    verdict,
    score,
    parts,
    customer: tellsUnit ? { id: isSeen ? candidate.id : null, name: candidate.name } : null,
    unit: tellsUnit ? candidate.unit : null,
    owner: tellsOwner ? candidate.owner : null,
    isOwned: tellsUnit ? candidate.owner !== null : null,
    isOwn: candidate.owner !== null && candidate.owner.id === reader.account.manager?.id,
  };
}
