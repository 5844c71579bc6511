export type { Finding, Verdict } from "./finding.ts";
export { judge } from "./judge.ts";
export { type CompanyFinding, judgeBook, type Placed } from "./judge-book.ts";
