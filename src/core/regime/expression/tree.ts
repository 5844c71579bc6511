import type { FieldType, SubjectKind } from "../../facts/index.ts";
import type { LocalDate, Position } from "../../shared/index.ts";

/**
 * The type of an expression. `number` mixes with days, months, minutes and distance (km); these
 * do not mix with each other, and none of them mixes with money (fen).
 */
export type ExprType = FieldType | "days" | "months" | "minutes" | "distance";

export type CompareOp = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type ArithmeticOp = "+" | "-" | "*" | "/";

/** Which part of a licence is asked for; null asks only whether it is held. */
export type LicencePart = "validUntil" | "validFrom" | "number";

/**
 * The typed tree of the rule language. Total: no loops, no I/O, no clock of its own; 未知 (null)
 * propagates as a third truth value. Every node keeps its place in the regime text.
 *
 * Meaning, for every back end alike:
 * - field: its value; absent or null is 未知. `id` is the subject's own id;
 *   `tenureMonths` is derived: monthsBetween(hiredOn, today).
 * - compare: 未知 when either side is. Text, choice and bool know only == and !=.
 * - in: 未知 when left is; else true on a hit, 未知 when an item is 未知, else false.
 * - contains: a set has the member, or a text has the substring; 未知 when either side is.
 * - known: true or false, never 未知.
 * - and / or / not: strong Kleene logic.
 * - arithmetic: doubles, never rounded here; 未知 when either side is, or on division by zero.
 *   date ± days and date ± months (whole, truncated; addMonths clamps to the month's last day) give
 *   a date; date − date gives days.
 * - licence: 未知 when the licences are not known at all. A licence that is not held has
 *   validUntil 0000-01-01, validFrom 9999-12-31 and an empty number, so that it never counts as
 *   valid. Of several with one name the latest stated validUntil, the earliest stated validFrom
 *   and the first stated number count; none stated is 未知.
 * - term of a table: the first row whose condition is true; 未知 when a row before it is 未知.
 * - distance: straight-line km; 未知 when either place is.
 */
export type Expr = { readonly type: ExprType; readonly at: Position } & (
  | { readonly node: "literal"; readonly value: string | number | boolean | LocalDate }
  | { readonly node: "list"; readonly items: readonly Expr[] }
  | { readonly node: "field"; readonly of: SubjectKind; readonly key: string; readonly zh: string }
  /** 今日 */
  | { readonly node: "today" }
  /** Use of a defined term, table or score by its Chinese name: 客户 属于 重点客户, 客户.潜力. */
  | { readonly node: "term"; readonly of: SubjectKind; readonly name: string }
  /** 经理.证书[高压服务证].有效期至 */
  | { readonly node: "licence"; readonly name: string; readonly part: LicencePart | null }
  | { readonly node: "not"; readonly operand: Expr }
  | { readonly node: "and" | "or"; readonly operands: readonly Expr[] }
  | { readonly node: "compare"; readonly op: CompareOp; readonly left: Expr; readonly right: Expr }
  /** left 属于 right (right is a list or a set field). */
  | { readonly node: "in"; readonly left: Expr; readonly right: Expr }
  /** left 包含 right: set has member, or text has substring. */
  | { readonly node: "contains"; readonly left: Expr; readonly right: Expr }
  /** 客户.字段 已知 (未知 is `not known`). */
  | { readonly node: "known"; readonly operand: Expr }
  | {
      readonly node: "arithmetic";
      readonly op: ArithmeticOp;
      readonly left: Expr;
      readonly right: Expr;
    }
  /** 距离(客户, 经理) in kilometres, straight line. */
  | { readonly node: "distance" }
);

export type ExprNode = Expr["node"];
export type ExprOf<N extends ExprNode> = Extract<Expr, { readonly node: N }>;
