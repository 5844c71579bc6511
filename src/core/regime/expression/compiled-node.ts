import type { CustomerFacts, ManagerFacts, SubjectKind, Value } from "../../facts/index.ts";
import type { LocalDate } from "../../shared/index.ts";
import type { Definitions } from "./definition.ts";
import type { Expr } from "./tree.ts";

/** A fact that was 未知 when an expression needed it. */
export interface MissingField {
  readonly of: SubjectKind;
  readonly key: string;
}

export type PairFunction = (customer: CustomerFacts, manager: ManagerFacts) => Value;

/** A node as closures; `missing` adds the facts whose absence made `value` null. */
export interface CompiledNode {
  readonly value: PairFunction;
  readonly missing: (customer: CustomerFacts, manager: ManagerFacts, found: MissingField[]) => void;
}

/** What compiling one expression has at hand. */
export interface Compiler {
  readonly today: LocalDate;
  readonly definitions: Definitions;
  /** Definitions compiled so far, by their key. */
  readonly terms: Map<string, CompiledNode>;
  /** Compiles an operand: the way back to the top without a cycle of imports. */
  readonly compile: (compiler: Compiler, expr: Expr) => CompiledNode;
}

/** A node that is 未知 because of its operands: what is missing is missing there. */
export const overOperands = (
  value: PairFunction,
  operands: readonly CompiledNode[],
): CompiledNode => ({
  value,
  missing: (customer, manager, found) => {
    if (value(customer, manager) !== null) return;
    for (const operand of operands) operand.missing(customer, manager, found);
  },
});
