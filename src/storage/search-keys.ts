import { pinyin } from "pinyin-pro";
import { wellFormed } from "./sql.ts";

/** What a name is found and sorted by. */
export interface SearchKeys {
  readonly normName: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly tokens: readonly string[];
}

const MAX_LENGTH = 200;
const HAN = /\p{Script=Han}/u;

/** A name as it is compared in a search: width and case folded, no blanks. */
export const searchName = (text: string): string =>
  wellFormed(text.normalize("NFKC").toLowerCase().replace(/\s+/gu, ""));

/**
 * Single characters and pairs of them. An index of trigrams finds nothing for the two characters
 * that people type; an index of these answers one, two or more alike.
 */
function searchTokens(normName: string): readonly string[] {
  const characters = Array.from(normName).slice(0, MAX_LENGTH);
  const tokens = new Set(characters);
  for (let i = 1; i < characters.length; i++) tokens.add(`${characters[i - 1]}${characters[i]}`);
  return [...tokens];
}

/** The tokens a name must have to contain `text`. */
export function queryTokens(text: string): readonly string[] {
  const characters = Array.from(text).slice(0, MAX_LENGTH);
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** `person`: the first character is a surname (单 shàn), as it is not in a company's name (银行). */
export function searchKeys(name: string, whose: "person" | "company" = "company"): SearchKeys {
  const normName = searchName(name);
  const spoken = normName.slice(0, MAX_LENGTH).replace(/[^\p{L}\p{N}]+/gu, "");
  const syllables = pinyin(spoken, {
    toneType: "none",
    type: "array",
    surname: whose === "person" ? "head" : "off",
    nonZh: "consecutive",
    v: true,
  });
  return {
    normName,
    pinyin: syllables.join(""),
    initials: initialsOf(spoken, syllables),
    tokens: searchTokens(normName),
  };
}

/** First letters of the syllables; runs of other letters and digits stay whole. */
function initialsOf(spoken: string, syllables: readonly string[]): string {
  const characters = Array.from(spoken);
  let at = 0;
  return syllables
    .map((syllable) => {
      const isHan = HAN.test(characters[at] ?? "");
      at += isHan ? 1 : Array.from(syllable).length;
      return isHan ? syllable.slice(0, 1) : syllable;
    })
    .join("");
}
