import type { CustomerFacts, ManagerFacts, Value } from "../../facts/index.ts";
import { customerId, type LocalDate, managerId } from "../../shared/index.ts";
import {
  type CompiledExpression,
  definitionsOf,
  type Expr,
  expressionCompiler,
} from "../expression/index.ts";
import { definitionsIn, type RegimeDocument } from "../model/index.ts";
import type { Truth } from "./plan.ts";

/** What compiling one regime for one day has at hand. */
export interface Compilation {
  readonly document: RegimeDocument;
  readonly today: LocalDate;
  readonly expression: (expr: Expr) => CompiledExpression;
}

/** Stands in where an expression reads the other subject only. */
export const NO_CUSTOMER: CustomerFacts = { id: customerId(""), fields: {} };
/** Stands in where an expression reads the other subject only. */
export const NO_MANAGER: ManagerFacts = { id: managerId(""), fields: {} };

/** Prepares the compilation of a regime for one day. */
export function compilationOf(document: RegimeDocument, today: LocalDate): Compilation {
  const definitions = definitionsOf(definitionsIn(document));
  return { document, today, expression: expressionCompiler({ today, definitions }) };
}

/** A value as a truth: anything but true and false is 未知. */
export const asTruth = (value: Value): Truth => (typeof value === "boolean" ? value : null);

/** A value as a number, or null. */
export const asNumber = (value: Value): number | null => (typeof value === "number" ? value : null);
