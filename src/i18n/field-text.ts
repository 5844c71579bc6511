import type { FieldSpec, Value } from "../core/facts/index.ts";
import type { Locale } from "./text.ts";

const FEN_PER_YUAN = 100;

function grouped(value: number, digits: number): string {
  const [whole = "0", fraction] = value.toFixed(digits).split(".");
  const trimmed = (fraction ?? "").replace(/0+$/, "");
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return trimmed === "" ? thousands : `${thousands}.${trimmed}`;
}

/** Integer fen as it is said: 2 亿元, CNY 200 million. */
export function moneyText(fen: number, locale: Locale): string {
  const yuan = fen / FEN_PER_YUAN;
  const size = Math.abs(yuan);
  if (locale === "en")
    return size >= 1e6 ? `CNY ${grouped(yuan / 1e6, 2)} million` : `CNY ${grouped(yuan, 2)}`;
  if (size >= 1e8) return `${grouped(yuan / 1e8, 2)} 亿元`;
  if (size >= 1e4) return `${grouped(yuan / 1e4, 2)} 万元`;
  return `${grouped(yuan, 2)} 元`;
}

const YES: Readonly<Record<Locale, readonly [string, string]>> = {
  "zh-CN": ["是", "否"],
  en: ["yes", "no"],
};

/** A fact as text; 未知 is empty. */
export function fieldText(type: FieldSpec["type"], value: Value, locale: Locale): string {
  if (value === null) return "";
  if (typeof value === "boolean") return YES[locale][value ? 0 : 1];
  if (typeof value === "number")
    return type === "money" ? moneyText(value, locale) : grouped(value, 4);
  if (typeof value === "string") return value;
  if ("lng" in value) return `${value.lng.toFixed(6)}, ${value.lat.toFixed(6)}`;
  return value
    .map((item) => (typeof item === "string" ? item : item.name))
    .join(locale === "en" ? ", " : "、");
}

/** A field's name in the reader's language. */
export const fieldLabel = (spec: Pick<FieldSpec, "zh" | "en">, locale: Locale): string =>
  locale === "en" ? spec.en : spec.zh;
