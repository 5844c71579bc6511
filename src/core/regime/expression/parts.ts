import type { CustomerFacts, ManagerFacts, SubjectKind, Value } from "../../facts/index.ts";
import { customerId, managerId } from "../../shared/index.ts";
import type { CompiledNode } from "./compiled-node.ts";
import type { Expr } from "./tree.ts";
import { childrenOf, nodesOf } from "./walk.ts";

/** What an expression makes of one side by itself. Equal keys within a regime mean equal values. */
export interface SidePart<S> {
  readonly key: string;
  value(subject: S): Value;
}

/**
 * What an expression needs to know of each side: two customers are interchangeable for it where
 * all their parts are equal, two managers likewise. Coarser than the fields it reads: of 注册资本 >= 1亿元
 * only yes, no and 未知 matter.
 */
export interface ExpressionParts {
  readonly customer: readonly SidePart<CustomerFacts>[];
  readonly manager: readonly SidePart<ManagerFacts>[];
  /** A customer's value that only matters where some manager's set has it; the set is a part too. */
  readonly members: readonly {
    readonly member: SidePart<CustomerFacts>;
    readonly set: SidePart<ManagerFacts>;
  }[];
}

const NO_CUSTOMER: CustomerFacts = { id: customerId(""), fields: {} };
const NO_MANAGER: ManagerFacts = { id: managerId(""), fields: {} };

type Side = SubjectKind | "both" | "neither";

/** Which subject an expression looks at; definitions look at their own subject only. */
function sideOf(expr: Expr): Side {
  let side: Side = "neither";
  for (const node of nodesOf(expr)) {
    let own: Side = "neither";
    if (node.node === "field" || node.node === "term") own = node.of;
    if (node.node === "licence") own = "manager";
    if (node.node === "distance") own = "both";
    if (own === "neither") continue;
    side = side === "neither" || side === own ? own : "both";
  }
  return side;
}

const keyOf = (expr: Expr): string =>
  JSON.stringify(expr, (name, value: unknown) => (name === "at" ? undefined : value));

/** A customer's text that is looked for in a manager's set: [member, set]; null = another shape. */
function membership(expr: Expr): readonly [Expr, Expr] | null {
  if (expr.node !== "contains" && expr.node !== "in") return null;
  const [member, set] =
    expr.node === "contains" ? [expr.right, expr.left] : [expr.left, expr.right];
  const isSet = set.type === "set" && set.node !== "list";
  return isSet && sideOf(member) === "customer" && sideOf(set) === "manager" ? [member, set] : null;
}

/** Takes an expression apart into what concerns one side only. */
export function partsOf(expr: Expr, compile: (expr: Expr) => CompiledNode): ExpressionParts {
  const found = {
    customer: [] as SidePart<CustomerFacts>[],
    manager: [] as SidePart<ManagerFacts>[],
    members: [] as ExpressionParts["members"][number][],
  };
  const ofCustomer = (part: Expr): SidePart<CustomerFacts> => {
    const { value } = compile(part);
    return { key: keyOf(part), value: (customer) => value(customer, NO_MANAGER) };
  };
  const ofManager = (part: Expr): SidePart<ManagerFacts> => {
    const { value } = compile(part);
    return { key: keyOf(part), value: (manager) => value(NO_CUSTOMER, manager) };
  };
  const gather = (part: Expr): void => {
    const side = sideOf(part);
    if (side === "customer" && part.node !== "list") found.customer.push(ofCustomer(part));
    else if (side === "manager" && part.node !== "list") found.manager.push(ofManager(part));
    else if (side !== "neither") {
      const pair = membership(part);
      if (pair === null) for (const child of childrenOf(part)) gather(child);
      else {
        const [member, set] = [ofCustomer(pair[0]), ofManager(pair[1])];
        found.members.push({ member, set });
        found.manager.push(set);
      }
    }
  };
  gather(expr);
  return found;
}
