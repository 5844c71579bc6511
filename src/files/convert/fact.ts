import type { Value } from "../../core/facts/index.ts";
import { unreachable } from "../../core/shared/index.ts";
import type { Cell } from "../table.ts";
import type { CellContext } from "./cell-context.ts";
import { dateOf } from "./date.ts";
import { licencesOf } from "./licences.ts";
import { moneyOf } from "./money.ts";
import { numberOf } from "./number.ts";
import { boolOf, choiceOf, setOf, textOf } from "./text.ts";

/** The fact a cell states for its field; null when it states none, or a wrong one (reported). */
export function factOf(cell: Cell, context: CellContext): Value {
  const { type } = context.column.field;
  switch (type) {
    case "text":
      return textOf(cell, context);
    case "choice":
      return choiceOf(cell, context);
    case "number":
      return numberOf(cell, context);
    case "money":
      return moneyOf(cell, context);
    case "date":
      return dateOf(cell, context);
    case "bool":
      return boolOf(cell, context);
    case "set":
      return setOf(cell, context);
    case "licences":
      return licencesOf(cell, context);
    case "place":
      return context.error("file.notPlace");
    default:
      return unreachable(type);
  }
}
