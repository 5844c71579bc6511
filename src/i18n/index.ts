export { renderIssue } from "./issues.ts";
export type { ReasonNames } from "./reason-texts.ts";
export { type ReasonInWords, reasonSentence, renderReason } from "./reasons.ts";
