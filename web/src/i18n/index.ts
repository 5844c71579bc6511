export { formatInstant, formatMoney, formatNumber, formatPercent } from "./format.ts";
export { currentLocale, type Locale, setLocale, useLocale } from "./locale.ts";
export { defineTexts, useTexts } from "./texts.ts";
