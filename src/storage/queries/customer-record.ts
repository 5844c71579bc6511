import type { CustomerRecord } from "../../app/ports.ts";
import type { Fields } from "../../core/facts/index.ts";

export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly fields: Fields;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly owner_since: Date | null;
  readonly ver: number;
}

/** Columns and joins that make a `CustomerRow` of `customer c`. */
export const CUSTOMER_COLUMNS =
  "c.id, c.name, c.fields, c.owner_id, s.name as owner_name, lower(o.during) as owner_since, c.ver";
export const CUSTOMER_JOINS = `
  left join staff() s on s.id = c.owner_id
  left join ownership o on o.customer_id = c.id and o.ver = c.ver`;

export const customerOf = (row: CustomerRow): CustomerRecord => ({
  id: row.id,
  name: row.name,
  fields: row.fields,
  owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? row.owner_id },
  ownerSince: row.owner_since,
  ver: row.ver,
});
