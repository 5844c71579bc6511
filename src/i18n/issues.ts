import type { Issue } from "../core/shared/index.ts";
import { appIssues as appIssuesEn } from "./en/app-issues.ts";
import { filesIssues as filesIssuesEn } from "./en/files-issues.ts";
import { regimeCheckIssues as regimeCheckIssuesEn } from "./en/regime-check-issues.ts";
import { regimeExpressionIssues as regimeExpressionIssuesEn } from "./en/regime-expression-issues.ts";
import { regimeSurfaceIssues as regimeSurfaceIssuesEn } from "./en/regime-surface-issues.ts";
import { whoIssues as whoIssuesEn } from "./en/who-issues.ts";
import type { IssueText, Locale } from "./text.ts";
import { appIssues as appIssuesZh } from "./zh-CN/app-issues.ts";
import { filesIssues as filesIssuesZh } from "./zh-CN/files-issues.ts";
import { regimeCheckIssues as regimeCheckIssuesZh } from "./zh-CN/regime-check-issues.ts";
import { regimeExpressionIssues as regimeExpressionIssuesZh } from "./zh-CN/regime-expression-issues.ts";
import { regimeSurfaceIssues as regimeSurfaceIssuesZh } from "./zh-CN/regime-surface-issues.ts";
import { whoIssues as whoIssuesZh } from "./zh-CN/who-issues.ts";

/** Texts of every module's issues, by code. */
export const ISSUE_TEXTS: Readonly<Record<Locale, Readonly<Record<string, IssueText>>>> = {
  "zh-CN": {
    ...appIssuesZh,
    ...filesIssuesZh,
    ...regimeCheckIssuesZh,
    ...regimeExpressionIssuesZh,
    ...regimeSurfaceIssuesZh,
    ...whoIssuesZh,
  },
  en: {
    ...appIssuesEn,
    ...filesIssuesEn,
    ...regimeCheckIssuesEn,
    ...regimeExpressionIssuesEn,
    ...regimeSurfaceIssuesEn,
    ...whoIssuesEn,
  },
};

/** An issue in words: what happened, and what can be done about it. */
export function renderIssue(
  issue: Pick<Issue, "code" | "data"> & Partial<Issue>,
  locale: Locale,
): { readonly what: string; readonly can: string | null } {
  const text = ISSUE_TEXTS[locale][issue.code];
  if (text === undefined) return { what: issue.code, can: null };
  return { what: text.what(issue.data), can: text.can?.(issue.data) ?? null };
}
