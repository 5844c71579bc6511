export { renderIssue } from "./issues.ts";
export type { ReasonNames } from "./reason-texts.ts";
export { costText, type ReasonInWords, reasonSentence, renderReason } from "./reasons.ts";
