import type { FieldType, SubjectKind } from "../../facts/index.ts";
import type { LocalDate, Position } from "../../shared/index.ts";

/** The type of an expression. */
export type ExprType = FieldType | "licence" | "duration" | "distance";

export type CompareOp = "==" | "!=" | "<" | "<=" | ">" | ">=";

/**
 * The typed tree of the rule language. Total: no loops, no I/O, no clock of its own; 未知
 * propagates as a third truth value. Every node keeps its place in the regime text.
 */
export type Expr = { readonly type: ExprType; readonly at: Position } & (
  | { readonly node: "literal"; readonly value: string | number | boolean | LocalDate | null }
  | { readonly node: "list"; readonly items: readonly Expr[] }
  | { readonly node: "field"; readonly of: SubjectKind; readonly key: string; readonly zh: string }
  /** 今日 */
  | { readonly node: "today" }
  /** Use of a defined term, table or score: 客户 属于 重点客户, 客户.潜力. */
  | { readonly node: "term"; readonly of: SubjectKind; readonly name: string }
  /** 经理.证书[高压服务证].有效期至 — `part` null asks only whether it is held. */
  | {
      readonly node: "licence";
      readonly name: string;
      readonly part: "validUntil" | "validFrom" | "number" | null;
    }
  | { readonly node: "not"; readonly operand: Expr }
  | { readonly node: "and" | "or"; readonly operands: readonly Expr[] }
  | { readonly node: "compare"; readonly op: CompareOp; readonly left: Expr; readonly right: Expr }
  /** left 属于 right (right is a list or a set field). */
  | { readonly node: "in"; readonly left: Expr; readonly right: Expr }
  /** left 包含 right: set has member, or text has substring. */
  | { readonly node: "contains"; readonly left: Expr; readonly right: Expr }
  /** 客户.字段 已知 / 未知. */
  | { readonly node: "known"; readonly operand: Expr }
  | {
      readonly node: "arithmetic";
      readonly op: "+" | "-" | "*" | "/";
      readonly left: Expr;
      readonly right: Expr;
    }
  /** 距离(客户, 经理) in kilometres, straight line. */
  | { readonly node: "distance" }
);
