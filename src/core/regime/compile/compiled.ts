import type { CustomerFacts, ManagerFacts, Value } from "../../facts/index.ts";
import { customerId, type LocalDate, managerId } from "../../shared/index.ts";
import { definitionsIn, evaluateExpr, unknownFacts } from "../evaluate/index.ts";
import type { Definitions, Expr } from "../expression/index.ts";
import type { RegimeDocument } from "../model/index.ts";
import type { MissingFact, Reads, Truth } from "./plan.ts";
import { readsOf } from "./reads-of.ts";

/** An expression as a function of a customer and a manager. */
export interface Compiled {
  readonly reads: Reads;
  value(customer: CustomerFacts, manager: ManagerFacts): Value;
  missing(customer: CustomerFacts, manager: ManagerFacts): readonly MissingFact[];
}

/** What compiling one regime for one day has at hand. */
export interface Compilation {
  readonly document: RegimeDocument;
  readonly today: LocalDate;
  readonly definitions: Definitions;
  expression(expr: Expr): Compiled;
}

/** Stands in where an expression reads the other subject only. */
export const NO_CUSTOMER: CustomerFacts = { id: customerId(""), fields: {} };
/** Stands in where an expression reads the other subject only. */
export const NO_MANAGER: ManagerFacts = { id: managerId(""), fields: {} };

/** Prepares the compilation of a regime for one day. */
export function compilationOf(document: RegimeDocument, today: LocalDate): Compilation {
  const definitions = definitionsIn(document);
  const expression = (expr: Expr): Compiled => ({
    reads: readsOf([expr], definitions),
    value: (customer, manager) => evaluateExpr(expr, { customer, manager, today, definitions }),
    missing: (customer, manager) => unknownFacts(expr, { customer, manager, today, definitions }),
  });
  return { document, today, definitions, expression };
}

/** A value as a truth: anything but true and false is 未知. */
export const asTruth = (value: Value): Truth => (typeof value === "boolean" ? value : null);

/** A value as a number, or null. */
export const asNumber = (value: Value): number | null => (typeof value === "number" ? value : null);
