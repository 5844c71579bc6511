export type { Finding, Verdict } from "./finding.ts";
export { judge } from "./judge.ts";
