import type { NoticeKind } from "../app/notices/notice-kinds.ts";
import type { NoticeData } from "../app/ports.ts";
import { notices as en } from "./en/notices.ts";
import type { NoticeText } from "./notice-parts.ts";
import type { Locale } from "./text.ts";
import { notices as zh } from "./zh-CN/notices.ts";

const TEXTS: Readonly<Record<Locale, Readonly<Record<NoticeKind, NoticeText>>>> = {
  "zh-CN": zh,
  en,
};

/** What a notice says, in one line. */
export const noticeText = (
  notice: { readonly kind: NoticeKind; readonly data: NoticeData },
  locale: Locale,
): string => TEXTS[locale][notice.kind](notice.data);
