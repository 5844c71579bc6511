export type { CompareOp, Expr, ExprType } from "./tree.ts";
