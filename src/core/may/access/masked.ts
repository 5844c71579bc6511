import type { Value } from "../../facts/index.ts";

const STARS = "****";
const MOBILE_DIGITS = 11;
const CERTIFICATE_DIGITS = 15;
const SHORT_DIGITS = 7;

/**
 * What is shown instead of a sensitive value: enough to recognise one that is known already.
 * 138****5678 of a mobile number, 张** of a name, w****@example.com of an address; 未知 stays 未知.
 */
export function masked(value: Value): Value {
  if (value === null) return null;
  if (typeof value !== "string") return STARS;
  const text = value.trim();
  if (text === "") return value;
  const at = text.lastIndexOf("@");
  if (at > 0) return `${first(text.slice(0, at))}${STARS}${text.slice(at)}`;
  return isNumber(text) ? maskedNumber(text) : `${first(text)}**`;
}

/** The first character, unless it is all there is. */
function first(text: string): string {
  const [head = "", ...rest] = Array.from(text);
  return rest.length === 0 ? "" : head;
}

/** Digits with the signs that people write between them, and the X of an identity card. */
const isNumber = (text: string): boolean => /^\+?[\d\s()（）./-]+[Xx]?$/.test(text);

function maskedNumber(text: string): string {
  const digits = text.replace(/[^\dXx]/g, "");
  if (digits.length >= CERTIFICATE_DIGITS)
    return `${digits.slice(0, 3)}${STARS}${digits.slice(-1)}`;
  if (digits.length >= MOBILE_DIGITS) return `${digits.slice(0, 3)}${STARS}${digits.slice(-4)}`;
  return digits.length >= SHORT_DIGITS ? `${STARS}${digits.slice(-2)}` : STARS;
}
