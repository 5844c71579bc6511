import type { BookPage } from "../../app/book/read-manager.ts";
import type { Stores } from "../../app/ports.ts";
import type { BookRow } from "../../contract/index.ts";
import type { Locale } from "../../i18n/text.ts";
import { articleNamers } from "./article-refs.ts";
import { reasonSentences } from "./reason-of-assignment.ts";
import { placeOf } from "./subject-view.ts";

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** A page of a book with the reason of each customer in one sentence. */
export async function bookRows(stores: Stores, book: BookPage, locale: Locale): Promise<BookRow[]> {
  const reasons = [...book.reasons.values()];
  const names = await articleNamers(stores, reasons);
  const sentences = await reasonSentences(stores, { reasons: book.reasons, names, locale });
  return book.page.rows.map(({ id, name, fields, ownerSince }) => {
    const reason = book.reasons.get(id);
    return {
      id,
      name,
      district: textOf(fields["district"]),
      industry: textOf(fields["industry"]),
      address: textOf(fields["address"]),
      place: placeOf(fields),
      since: ownerSince?.toISOString() ?? null,
      reason: sentences.get(id) ?? "",
      articles:
        reason === undefined ? [] : reason.articles.map(names(reason.regime, reason.revision)),
    };
  });
}
