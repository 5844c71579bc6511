/**
 * 统一社会信用代码: 18 characters of this alphabet (no I, O, S, V, Z), the last one a check
 * character. Source: GB 32100-2015, 4 and appendix A.
 */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;

type UsccVerdict =
  | { readonly kind: "valid"; readonly code: string }
  | { readonly kind: "wrongLength"; readonly length: number }
  | { readonly kind: "wrongCharacter"; readonly character: string; readonly position: number }
  | { readonly kind: "wrongCheck"; readonly expected: string; readonly actual: string };

/** The check character of the first 17 characters; null when one of them is not in the alphabet. */
export function usccCheckCharacter(body: string): string | null {
  let sum = 0;
  let weight = 1;
  for (const character of body.slice(0, LENGTH - 1)) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? null;
}

/** Judges a code; full-width letters, lower case and spaces are put right first, nothing else is. */
export function checkUscc(text: string): UsccVerdict {
  const code = text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  if (code.length !== LENGTH) return { kind: "wrongLength", length: code.length };
  for (const [index, character] of [...code.slice(0, LENGTH - 1)].entries()) {
    if (!ALPHABET.includes(character)) {
      return { kind: "wrongCharacter", character, position: index + 1 };
    }
  }
  const expected = usccCheckCharacter(code) ?? "";
  const actual = code.slice(LENGTH - 1);
  return expected === actual ? { kind: "valid", code } : { kind: "wrongCheck", expected, actual };
}
