import { childrenOf } from "../evaluate/index.ts";
import {
  type Definition,
  type Definitions,
  definitionKey,
  type Expr,
} from "../expression/index.ts";
import type { Reads } from "./plan.ts";

/** The fields that expressions read, through defined terms too; each list sorted, without repeats. */
export function readsOf(exprs: readonly Expr[], definitions: Definitions): Reads {
  const terms = new Set<string>();
  return joinReads(exprs.map((expr) => gathered(expr, definitions, terms)));
}

/** Several sets of read fields as one. */
export function joinReads(list: readonly Reads[]): Reads {
  return {
    customer: [...new Set(list.flatMap((reads) => reads.customer))].sort(),
    manager: [...new Set(list.flatMap((reads) => reads.manager))].sort(),
    distance: list.some((reads) => reads.distance),
  };
}

const NOTHING: Reads = { customer: [], manager: [], distance: false };

function gathered(expr: Expr, definitions: Definitions, terms: Set<string>): Reads {
  switch (expr.node) {
    case "field":
      return { ...NOTHING, [expr.of]: [expr.key] };
    case "licence":
      return { ...NOTHING, manager: ["licences"] };
    case "distance":
      return { ...NOTHING, distance: true };
    case "term": {
      const key = definitionKey(expr.of, expr.name);
      const definition = definitions.get(key);
      if (definition === undefined || terms.has(key)) return NOTHING;
      terms.add(key);
      return joinReads(bodyOf(definition).map((body) => gathered(body, definitions, terms)));
    }
    default:
      return joinReads(childrenOf(expr).map((child) => gathered(child, definitions, terms)));
  }
}

/** The expressions that a definition is made of. */
export function bodyOf(definition: Definition): readonly Expr[] {
  if (definition.form === "term") return [definition.means];
  const rows = definition.form === "table" ? definition.table.rows : definition.is.rows;
  return rows.flatMap((row) => [
    ...(row.when === null ? [] : [row.when]),
    ...(typeof row.is === "string" ? [] : [row.is]),
  ]);
}
