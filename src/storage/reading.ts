import { pinyin } from "pinyin-pro";
import type { Reading } from "../core/identity/index.ts";

const read = new Map<string, string>();
/** More characters than any script of names has. */
const MOST = 100_000;

/** How one character is read, without regard to its neighbours: the same on both sides of a comparison. */
export const reading: Reading = (character) => {
  const known = read.get(character);
  if (known !== undefined) return known;
  const spoken = pinyin(character, { toneType: "none", v: true });
  if (read.size < MOST) read.set(character, spoken);
  return spoken;
};
