import { compareCodePoints } from "../../shared/index.ts";
import { type Definition, type Definitions, definitionKey } from "./definition.ts";
import type { Expr } from "./tree.ts";
import { nodesOf } from "./walk.ts";

/** The fields an expression reads: what makes two subjects interchangeable for it. */
export interface FieldReads {
  readonly customer: readonly string[];
  readonly manager: readonly string[];
  /** True when it reads the distance between the two places. */
  readonly distance: boolean;
}

interface Gathering {
  readonly customer: Set<string>;
  readonly manager: Set<string>;
  readonly terms: Set<string>;
  distance: boolean;
}

/** The fields that an expression reads, through the terms it uses too; sorted, without repeats. */
export function readsOf(expr: Expr, definitions: Definitions): FieldReads {
  const found: Gathering = {
    customer: new Set(),
    manager: new Set(),
    terms: new Set(),
    distance: false,
  };
  gather(expr, definitions, found);
  const sorted = (keys: ReadonlySet<string>): readonly string[] =>
    [...keys].sort(compareCodePoints);
  return {
    customer: sorted(found.customer),
    manager: sorted(found.manager),
    distance: found.distance,
  };
}

function gather(expr: Expr, definitions: Definitions, found: Gathering): void {
  for (const node of nodesOf(expr)) {
    if (node.node === "field") found[node.of].add(node.key);
    if (node.node === "licence") found.manager.add("licences");
    if (node.node === "distance") found.distance = true;
    if (node.node !== "term") continue;
    const key = definitionKey(node.of, node.name);
    const definition = definitions.get(key);
    if (definition === undefined || found.terms.has(key)) continue;
    found.terms.add(key);
    for (const inner of expressionsOf(definition)) gather(inner, definitions, found);
  }
}

/** The expressions a definition is made of. */
export function expressionsOf(definition: Definition): readonly Expr[] {
  switch (definition.form) {
    case "term":
      return [definition.means];
    case "table":
      return definition.table.rows.flatMap(({ when }) => when ?? []);
    case "score":
      return definition.is.rows.flatMap(({ when, is }) => (when === null ? [is] : [when, is]));
  }
}
