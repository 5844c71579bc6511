export { parseChineseNumber, printChineseNumber } from "./chinese-number.ts";
export type { SurfaceIssue, SurfaceIssueCode } from "./issues.ts";
export { parseOrdinal, printOrdinal } from "./ordinal.ts";
export { type Hash, type ParsedRegime, parseRegime } from "./parse-regime.ts";
