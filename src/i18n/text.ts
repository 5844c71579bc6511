import type { IssueData } from "../core/shared/index.ts";

export type Locale = "zh-CN" | "en";

/**
 * The two halves of a message: what happened (with the values, and the article that says so),
 * and what the reader can do about it.
 */
export interface IssueText {
  readonly what: (data: IssueData) => string;
  readonly can?: (data: IssueData) => string;
}

/** A value of issue data as it is printed inside a sentence. */
export function shown(data: IssueData, key: string): string {
  const value = data[key];
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.join("、") : String(value);
}
