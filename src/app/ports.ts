export type * from "./ports/accounts.ts";
export type * from "./ports/book.ts";
export type * from "./ports/database.ts";
export type * from "./ports/imports.ts";
export type * from "./ports/ledger.ts";
export type * from "./ports/regimes.ts";
export type * from "./ports/runs.ts";
