import type { CustomerFacts, ManagerFacts, Value } from "../../facts/index.ts";
import { InvariantError } from "../../shared/index.ts";
import {
  type CompiledNode,
  type Compiler,
  overOperands,
  type PairFunction,
} from "./compiled-node.ts";
import { type Cascade, type Definition, definitionKey } from "./definition.ts";
import type { Expr, ExprOf } from "./tree.ts";

/** Use of a definition. Each is compiled once; the value of the subject seen last is kept. */
export function compileTerm(compiler: Compiler, { of, name }: ExprOf<"term">): CompiledNode {
  const key = definitionKey(of, name);
  const known = compiler.terms.get(key);
  if (known !== undefined) return known;
  const definition = compiler.definitions.get(key);
  if (definition === undefined) throw new InvariantError(`undefined term ${name}`);
  const body = compileBody(compiler, definition);
  const node = {
    ...body,
    value: of === "customer" ? perCustomer(body.value) : perManager(body.value),
  };
  compiler.terms.set(key, node);
  return node;
}

function compileBody(compiler: Compiler, definition: Definition): CompiledNode {
  switch (definition.form) {
    case "term":
      return compiler.compile(compiler, definition.means);
    case "table":
      return compileCascade(compiler, definition.table, (is) => overOperands(() => is, []));
    case "score":
      return compileCascade(compiler, definition.is, (is) => compiler.compile(compiler, is));
  }
}

/** The first row that holds decides; a row that is 未知 leaves the whole 未知. */
function compileCascade<T>(
  compiler: Compiler,
  { rows }: Cascade<T>,
  cell: (is: T) => CompiledNode,
): CompiledNode {
  const compiled = rows.map(({ when, is }) => ({ when: whenOf(compiler, when), is: cell(is) }));
  const deciding = (c: CustomerFacts, m: ManagerFacts): CompiledNode | null => {
    for (const { when, is } of compiled) {
      if (when === null) return is;
      const truth = when.value(c, m);
      if (truth === null) return when;
      if (truth === true) return is;
    }
    return null;
  };
  const value: PairFunction = (c, m) => {
    for (const { when, is } of compiled) {
      const truth = when === null ? true : when.value(c, m);
      if (truth === null) return null;
      if (truth === true) return is.value(c, m);
    }
    return null;
  };
  return { value, missing: (c, m, found) => deciding(c, m)?.missing(c, m, found) };
}

const whenOf = (compiler: Compiler, when: Expr | null): CompiledNode | null =>
  when === null ? null : compiler.compile(compiler, when);

/** Pairs are visited customer by customer, or manager by manager: the last value often serves again. */
function perCustomer(value: PairFunction): PairFunction {
  let last: CustomerFacts | null = null;
  let kept: Value = null;
  return (customer, manager) => {
    if (customer !== last) {
      kept = value(customer, manager);
      last = customer;
    }
    return kept;
  };
}

function perManager(value: PairFunction): PairFunction {
  let last: ManagerFacts | null = null;
  let kept: Value = null;
  return (customer, manager) => {
    if (manager !== last) {
      kept = value(customer, manager);
      last = manager;
    }
    return kept;
  };
}
