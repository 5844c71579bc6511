import { namingOf } from "../../core/may/index.ts";
import type { Reader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { wayOf } from "./access.ts";

/** What a list of customers is narrowed or sorted by. */
export interface Narrowed {
  readonly district?: string | undefined;
  readonly industry?: string | undefined;
  readonly sort?: string | undefined;
}

/** Keys of the fields by which a list is narrowed or sorted. */
const fieldsOf = ({ district, industry, sort }: Narrowed): readonly string[] => [
  ...(district === undefined ? [] : ["district"]),
  ...(industry === undefined ? [] : ["industry"]),
  ...(sort === undefined ? [] : [sort]),
];

/**
 * Refuses to narrow or sort by what the reader may not see: the answer would tell the value of a field that is masked
 * on every row.
 */
export function checkSearch({ access }: Reader, narrowed: Narrowed): void {
  const right = access.rights.has("customer.read") ? "customer.read" : "book.own";
  if (wayOf(access, [right]) === "open") return;
  for (const field of fieldsOf(narrowed)) {
    const citations = namingOf(access.plans, field);
    if (citations.length === 0) continue;
    const articles = [...new Set(citations.map(({ printed }) => printed))];
    throw new Refusal("search.hidden", { field, articles });
  }
}
