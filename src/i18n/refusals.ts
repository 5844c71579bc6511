import type { RefusalCode } from "../app/refusal.ts";
import type { IssueData } from "../core/shared/index.ts";
import { refusals as en } from "./en/refusals.ts";
import type { IssueText, Locale } from "./text.ts";
import { refusals as zh } from "./zh-CN/refusals.ts";

export const REFUSAL_TEXTS: Readonly<Record<Locale, Readonly<Record<RefusalCode, IssueText>>>> = {
  "zh-CN": zh,
  en,
};

/** A refusal in words: what happened and what can be done. */
export function renderRefusal(
  refusal: { readonly code: RefusalCode; readonly data: IssueData },
  locale: Locale,
): { readonly what: string; readonly can: string | null } {
  const text = REFUSAL_TEXTS[locale][refusal.code];
  return { what: text.what(refusal.data), can: text.can?.(refusal.data) ?? null };
}

/** Titles of problem answers by HTTP status. */
export const PROBLEM_TITLES: Readonly<Record<Locale, Readonly<Record<number, string>>>> = {
  "zh-CN": {
    400: "请求有误",
    401: "需要登录",
    403: "不允许",
    404: "没有找到",
    409: "与现状冲突",
    413: "内容过大",
    422: "不能接受",
    429: "请稍候",
    500: "程序出错",
    503: "暂不可用",
  },
  en: {
    400: "Bad request",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not found",
    409: "Conflicts with the present state",
    413: "Too large",
    422: "Not acceptable",
    429: "Slow down",
    500: "The program failed",
    503: "Not available now",
  },
};
