export {
  formatInstant,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSigned,
} from "./format.ts";
export { currentLocale, type Locale, setLocale, useLocale } from "./locale.ts";
export { defineTexts, useTexts } from "./texts.ts";
