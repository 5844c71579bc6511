import { simplify } from "./simplify.ts";

/** Characters that differ between two spellings of one name without meaning anything. */
const MEANINGLESS = /[\s·•\-_.,，。、'"“”‘’《》〈〉&＆]/gu;
/** Marks over Latin letters: é is e in half of the files. Han and kana keep theirs. */
const MARKS = /(?<=\p{Script=Latin})\p{M}+/gu;

/**
 * One spelling per name: full-width forms folded (NFKC), traditional characters simplified,
 * brackets made half-width, spaces and dots dropped, Latin letters upper case without marks.
 * Two names that differ after this are not the same.
 */
export function normaliseName(name: string): string {
  return simplify(name.normalize("NFKC").normalize("NFD").replace(MARKS, "").normalize("NFC"))
    .replace(/[〔［【〖{[]/gu, "(")
    .replace(/[〕］】〗}\]]/gu, ")")
    .replace(MEANINGLESS, "")
    .toUpperCase();
}
