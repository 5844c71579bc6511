import type { Issue } from "../core/shared/index.ts";
import { appIssues as appEn } from "./en/app-issues.ts";
import type { IssueText, Locale } from "./text.ts";
import { appIssues as appZh } from "./zh-CN/app-issues.ts";

/** Texts of every module's issues, by code. */
const TEXTS: Readonly<Record<Locale, Readonly<Record<string, IssueText>>>> = {
  "zh-CN": { ...appZh },
  en: { ...appEn },
};

/** An issue in words: what happened, and what can be done about it. */
export function renderIssue(
  issue: Pick<Issue, "code" | "data"> & Partial<Issue>,
  locale: Locale,
): { readonly what: string; readonly can: string | null } {
  const text = TEXTS[locale][issue.code];
  if (text === undefined) return { what: issue.code, can: null };
  return { what: text.what(issue.data), can: text.can?.(issue.data) ?? null };
}
