import type { App } from "../app.ts";
import { type Reader, within } from "../reader.ts";
import { spendCheck } from "./check-budget.ts";
import type { CollisionArticle } from "./collision-term.ts";
import { type CustomerEntry, factsOfEntry } from "./entry.ts";
import { findMatches } from "./find-matches.ts";
import { type ShownMatch, showMatches } from "./show-match.ts";

/** What a check before entering a customer answers. */
export interface CheckResult {
  readonly article: CollisionArticle | null;
  readonly matches: readonly ShownMatch[];
}

/** Says whether a customer is known, wherever it is, as far as the article allows; logged, and limited by the hour. */
export function checkCustomer(
  app: App,
  reader: Reader,
  entry: CustomerEntry,
): Promise<CheckResult> {
  return within(app, { reader, right: "customer.create" }, async (stores) => {
    spendCheck(app, reader);
    const found = await findMatches(app, stores, factsOfEntry(app, reader, entry));
    const matches = await showMatches(app, stores, { reader, found });
    await stores.events.append({
      kind: "customer.checked",
      about: entry.name.slice(0, 200),
      data: {
        verdicts: found.matches.map(({ verdict }) => verdict),
        customers: found.matches.map(({ candidate }) => candidate.id),
        told: matches.length,
      },
    });
    return { article: found.article, matches };
  });
}
