import { BASE_VOCABULARY } from "../core/facts/index.ts";
import type { Locale } from "./text.ts";

/** `manager.recusals` as people call it: 客户经理的回避客户, the manager's recusals. */
export function factName(path: string, locale: Locale): string {
  const [of, ...rest] = path.split(".");
  const key = rest.join(".");
  const spec = BASE_VOCABULARY.find((field) => field.of === of && field.key === key);
  const name = spec === undefined ? key : locale === "en" ? spec.en : spec.zh;
  if (locale === "en") return of === "manager" ? `the manager's ${name}` : `the customer's ${name}`;
  return `${of === "manager" ? "客户经理" : "客户"}的${name}`;
}
