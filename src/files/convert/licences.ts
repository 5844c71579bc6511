import type { Licence } from "../../core/facts/index.ts";
import { type Cell, cellText } from "../table.ts";
import type { CellContext } from "./cell-context.ts";
import { dateOf, dateOfText } from "./date.ts";
import { setOf } from "./text.ts";

const WITH_DATE = /^(.+?)\s*[(（]\s*(?:有效期)?(?:至|到)?\s*([^()（）]+?)\s*[)）]$/;

const licence = (name: string, validUntil: Licence["validUntil"]): Licence => ({
  name,
  number: null,
  validFrom: null,
  validUntil,
});

/** A list of licences in one cell: 高压服务证(至2027-01-01)、电工证. */
export function licencesOf(cell: Cell, context: CellContext): readonly Licence[] | null {
  const parts = setOf(cell, context);
  if (parts === null) return null;
  return parts.map((part) => {
    const match = WITH_DATE.exec(part);
    const until = match === null ? null : dateOfText(match[2] ?? "");
    return match === null || until === null ? licence(part, null) : licence(match[1] ?? "", until);
  });
}

const YES = /^(是|有|√|✓|y|yes|1|true|长期|永久|长期有效)$/i;
const NO = /^(否|无|×|x|n|no|0|false|-|)$/i;

/** A column of one licence: its cell holds the last day of validity, or 有/无. */
export function licenceColumn(cell: Cell, context: CellContext): Licence | null {
  const name = context.column.field.zh;
  const text = cellText(cell);
  if (NO.test(text)) return null;
  if (YES.test(text)) return licence(name, null);
  const until = dateOf(cell, context);
  return until === null ? null : licence(name, until);
}
