import { currentLocale } from "./locale.ts";

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(digits: number): Intl.NumberFormat {
  const key = `${currentLocale()}:${digits}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(currentLocale(), {
    minimumFractionDigits: 0,
    maximumFractionDigits: digits,
  });
  numberFormats.set(key, made);
  return made;
}

/** A number with thousands separators and at most `digits` decimals. */
export const formatNumber = (value: number, digits = 0): string =>
  numberFormat(digits).format(value);

/** A share (0.0123) as a percentage with at most `digits` decimals. */
export const formatPercent = (share: number, digits = 1): string =>
  `${numberFormat(digits).format(share * 100)}%`;

/** A difference with its sign: +12, −3, ±0. */
export function formatSigned(value: number, digits = 0): string {
  const text = formatNumber(Math.abs(value), digits);
  if (text === formatNumber(0)) return "±0";
  return value > 0 ? `+${text}` : `−${text}`;
}

/** Fen as yuan, in 万元 or 亿元 where that reads better (million, billion in English). */
export function formatMoney(fen: number): string {
  const yuan = fen / 100;
  if (currentLocale() === "en") {
    if (Math.abs(yuan) >= 1e9) return `¥${formatNumber(yuan / 1e9, 2)} bn`;
    if (Math.abs(yuan) >= 1e6) return `¥${formatNumber(yuan / 1e6, 2)} m`;
    return `¥${formatNumber(yuan, 2)}`;
  }
  if (Math.abs(yuan) >= 1e8) return `${formatNumber(yuan / 1e8, 2)} 亿元`;
  if (Math.abs(yuan) >= 1e4) return `${formatNumber(yuan / 1e4, 2)} 万元`;
  return `${formatNumber(yuan, 2)} 元`;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** An instant (ISO 8601) as `2026-12-01 09:30` in the reader's own time zone. */
export function formatInstant(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Names one after the other, as the language lists them: 甲、乙 or A, B. */
export const formatList = (names: readonly string[]): string =>
  names.join(currentLocale() === "en" ? ", " : "、");
