import { unreachable } from "../../shared/index.ts";
import type { Expr } from "../expression/index.ts";
import type { Rule, Table } from "../model/index.ts";

/** An expression of a rule and where in the rule it stands: `when`, `weight.0.when` … */
export interface PlacedExpr {
  readonly path: string;
  readonly expr: Expr;
}

/** Every expression of a rule, in the order of its keys. */
export function expressionsOf(rule: Rule): readonly PlacedExpr[] {
  return [...one("when", rule.when), ...own(rule)];
}

const one = (path: string, expr: Expr | null): readonly PlacedExpr[] =>
  expr === null ? [] : [{ path, expr }];

function conditions(path: string, table: Table<unknown>): readonly PlacedExpr[] {
  return table.rows.flatMap((row, index) => one(`${path}.${index}.when`, row.when));
}

function own(rule: Rule): readonly PlacedExpr[] {
  switch (rule.kind) {
    case "define":
      switch (rule.form) {
        case "term":
          return one("means", rule.means);
        case "table":
          return conditions("rows", rule.table);
        case "score":
          return rule.is.rows.flatMap((row, index) => [
            ...one(`rows.${index}.when`, row.when),
            ...one(`rows.${index}.is`, row.is),
          ]);
        case "field":
          return [];
        default:
          return unreachable(rule);
      }
    case "roster":
      return [...one("require", rule.require), ...one("minimum.per", rule.minimum?.per ?? null)];
    case "eligibility":
      return one("require", rule.require);
    case "capacity":
      return [
        ...("entries" in rule.limit ? [] : one("limit", rule.limit)),
        ...conditions("weight", rule.weight),
      ];
    case "balance":
      return one("value", rule.value);
    case "continuity":
      return conditions("handover", rule.handover);
    case "proximity":
      return [
        ...conditions("visits", rule.visits),
        ...(rule.form === "times" ? [...one("from", rule.from), ...one("to", rule.to)] : []),
      ];
    case "cohesion":
      return [
        ...one("by", rule.by),
        ...(rule.mode === "mainLocal"
          ? [...one("lead", rule.lead), ...one("local", rule.local)]
          : []),
      ];
    case "protection":
    case "claim":
      return one("require", rule.require);
    case "dispatch":
      if (rule.form === "response") return [];
      return [
        ...one("weight", rule.weight),
        ...one("match", rule.match),
        ...one("referrer", rule.referrer),
        ...one("referred_on", rule.referredOn),
      ];
    case "disjoint":
      return one("by", rule.by);
    case "compactness":
      return [...one("cell", rule.cell), ...one("adjacent", rule.adjacent)];
    case "priority":
      return [
        ...rule.dimensions.flatMap(({ match }, index) => one(`dimensions.${index}.match`, match)),
        ...one("carve_out.when", rule.carveOut?.when ?? null),
      ];
    case "handover":
    case "cover":
    case "credit":
    case "permit":
    case "pool":
    case "calendar":
    case "manual":
    case "collision":
    case "access":
    case "declaratory":
      return [];
    default:
      return unreachable(rule);
  }
}
