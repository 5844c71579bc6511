import type { App } from "../app.ts";
import type { Stores } from "../ports.ts";
import type { Reader } from "../reader.ts";
import type { Matches } from "./find-matches.ts";
import { type ShownMatch, showMatches } from "./show-match.ts";

/**
 * What a check tells the reader, with the record of it. Whatever comes after, an entry that is
 * refused above all, has a transaction of its own: what was told stays written down.
 */
export async function recordCheck(
  app: App,
  stores: Stores,
  { reader, found, name }: { reader: Reader; found: Matches; name: string },
): Promise<readonly ShownMatch[]> {
  const matches = await showMatches(app, stores, { reader, found });
  await stores.events.append({
    kind: "customer.checked",
    about: name.slice(0, 200),
    data: {
      verdicts: found.matches.map(({ verdict }) => verdict),
      customers: found.matches.map(({ candidate }) => candidate.id),
      told: matches.length,
    },
  });
  return matches;
}
