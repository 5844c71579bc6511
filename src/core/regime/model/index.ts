export type {
  Article,
  Chapter,
  Citation,
  Ordinal,
  RegimeDocument,
  RegimeMeta,
  RegimeStatus,
} from "./document.ts";
export type * from "./rule.ts";
