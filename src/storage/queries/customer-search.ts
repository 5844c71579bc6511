import type { CustomerSearch } from "../../app/ports.ts";
import { queryTokens, searchName } from "../search-keys.ts";
import { likeEscape } from "../sql.ts";

/** A condition on `customer c` and the values of its parameters. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

type Filter = Pick<
  CustomerSearch,
  "q" | "owner" | "unassigned" | "district" | "industry" | "isCodeHidden"
>;

export const UNASSIGNED = "c.owner_id is null";

/** The customers a search asks for, over the columns that have an index. */
export function customerCondition(filter: Filter): Condition {
  const values: unknown[] = [];
  const bind = (value: unknown): string => {
    values.push(value);
    return `$${values.length}`;
  };
  const parts: string[] = [];
  const text = searchName(filter.q ?? "");
  if (text !== "") parts.push(textPart(text, filter, bind));
  if (filter.owner !== undefined) parts.push(`c.owner_id = ${bind(filter.owner)}`);
  if (filter.unassigned === true) parts.push(UNASSIGNED);
  if (filter.unassigned === false) parts.push("c.owner_id is not null");
  if (filter.district !== undefined) parts.push(`c.district = ${bind(filter.district)}`);
  if (filter.industry !== undefined) parts.push(`c.industry = ${bind(filter.industry)}`);
  return { sql: parts.length === 0 ? "true" : parts.join(" and "), values };
}

/** Letters and digits may be initials, a credit code or an id; anything else is part of a name. */
function textPart(
  text: string,
  { q: typed = "", isCodeHidden = false }: Filter,
  bind: (value: unknown) => string,
): string {
  const inName = `(c.tokens @> ${bind(queryTokens(text))} and c.norm_name like ${bind(`%${likeEscape(text)}%`)})`;
  if (!/^[\x21-\x7e]+$/.test(text)) return inName;
  const prefix = likeEscape(text);
  const inCode = isCodeHidden ? "" : `or c.uscc like ${bind(`${prefix.toUpperCase()}%`)}`;
  return `(${inName}
    or c.initials like ${bind(`${prefix}%`)}
    ${inCode}
    or c.id = ${bind(typed.trim())})`;
}

const SORTS: Readonly<Record<CustomerSearch["sort"], string>> = {
  id: "c.id",
  name: "c.pinyin",
  owner: "c.owner_id",
  capital: "c.capital",
  district: "c.district",
};

/** ORDER BY with the id as the last word, so that every page is determined. */
export function customerOrder(sort: CustomerSearch["sort"], descending: boolean): string {
  const direction = descending ? "desc" : "asc";
  return sort === "id" ? `c.id ${direction}` : `${SORTS[sort]} ${direction}, c.id ${direction}`;
}
