import type { App } from "../app.ts";
import { type Reader, within } from "../reader.ts";
import { spendCheck } from "./check-budget.ts";
import type { CollisionArticle } from "./collision-term.ts";
import { type CustomerEntry, factsOfEntry } from "./entry.ts";
import { findMatches } from "./find-matches.ts";
import { recordCheck } from "./record-check.ts";
import type { ShownMatch } from "./show-match.ts";

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
    const matches = await recordCheck(app, stores, { reader, found, name: entry.name });
    return { article: found.article, matches };
  });
}
