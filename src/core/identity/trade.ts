import { BUSINESS_ENDINGS, LONGEST_TRADE_WORD, TRADE_WORDS } from "./trade-words.ts";

/** Whether a text begins with a word for a line of business. */
export function startsWithTrade(text: string): boolean {
  for (let length = Math.min(LONGEST_TRADE_WORD, text.length); length >= 2; length--)
    if (TRADE_WORDS.has(text.slice(0, length))) return true;
  return false;
}

/** What tells an organisation from others, and what it does. */
interface BrandAndTrade {
  /** Empty where the name says only what is done: 大庆市电力公司. */
  readonly brand: string;
  readonly trade: string;
}

/** Splits the middle of a name where the first word for a line of business begins. */
export function splitBrand(core: string): BrandAndTrade {
  if (startsWithTrade(core)) return { brand: "", trade: core };
  for (let at = 2; at < core.length; at++)
    if (startsWithTrade(core.slice(at))) return { brand: core.slice(0, at), trade: core.slice(at) };
  const ending = BUSINESS_ENDINGS.find(
    (word) => core.endsWith(word) && core.length - word.length >= 2,
  );
  return ending === undefined
    ? { brand: core, trade: "" }
    : { brand: core.slice(0, -ending.length), trade: ending };
}
