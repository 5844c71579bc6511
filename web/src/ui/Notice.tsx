import type { ReactNode } from "react";
import { useTexts } from "../i18n/index.ts";
import { uiTexts } from "./texts.ts";

export interface NoticeItem {
  readonly what: ReactNode;
  readonly can?: string | null;
}

interface NoticeProps {
  readonly tone?: "error" | "warning";
  readonly items: readonly NoticeItem[];
  readonly action?: ReactNode;
}

/** What is wrong, and under each what can be done. */
export function Notice({ tone = "error", items, action }: NoticeProps) {
  const t = useTexts(uiTexts);
  return (
    <div className={tone === "warning" ? "notice warning" : "notice"} role="alert">
      <ul>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only replaced as a whole
          <li key={index}>
            <div>{item.what}</div>
            {item.can == null ? null : <div className="can">{t.youCan(item.can)}</div>}
          </li>
        ))}
      </ul>
      {action}
    </div>
  );
}
