export { renderIssue } from "./issues.ts";
