import type { Keyword } from "./token.ts";
import type { ArithmeticOp, CompareOp, ExprType } from "./tree.ts";

/** The untyped tree: what was written, before names and types are known. */
export type Syntax = { readonly start: number; readonly end: number } & (
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "quoted"; readonly text: string }
  | {
      readonly kind: "number";
      readonly value: number;
      readonly type: ExprType;
      readonly raw: string;
    }
  | { readonly kind: "date"; readonly text: string }
  | { readonly kind: "today" }
  | { readonly kind: "distance" }
  | { readonly kind: "unknownLiteral" }
  | { readonly kind: "list"; readonly items: readonly Syntax[] }
  /** target.name */
  | {
      readonly kind: "member";
      readonly target: Syntax;
      readonly name: string;
      readonly nameStart: number;
    }
  /** target[name] */
  | { readonly kind: "index"; readonly target: Syntax; readonly name: string }
  | { readonly kind: "not"; readonly operand: Syntax }
  | { readonly kind: "negative"; readonly operand: Syntax }
  | { readonly kind: "logic"; readonly op: "and" | "or"; readonly operands: readonly Syntax[] }
  | {
      readonly kind: "compare";
      readonly op: CompareOp;
      readonly opStart: number;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | {
      readonly kind: "relation";
      readonly op: "in" | "contains";
      readonly negated: boolean;
      readonly opStart: number;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | { readonly kind: "known"; readonly negated: boolean; readonly operand: Syntax }
  | {
      readonly kind: "arithmetic";
      readonly op: ArithmeticOp;
      readonly opStart: number;
      readonly left: Syntax;
      readonly right: Syntax;
    }
);

/** Relations and what they mean: [operation, negated]. */
export const RELATIONS: Partial<Record<Keyword, readonly ["in" | "contains", boolean]>> = {
  in: ["in", false],
  notIn: ["in", true],
  contains: ["contains", false],
  notContains: ["contains", true],
};
