import { coreOf, type NameParts } from "./name-parts.ts";
import type { Party } from "./party.ts";
import { type Reading, soundOf } from "./sound.ts";

/** Longest part of a name that goes into a key: what follows changes nothing. */
const LONGEST = 24;
/** Characters of the core in which one wrong, missing or added one is forgiven. */
const FORGIVEN = 5;

/**
 * Keys by which an index finds those an organisation may be the same as, as 32-bit numbers. Equal
 * keys prove nothing; two organisations without a common key are not compared at all. Keys are for:
 * the credit code, the telephone, the domain; the whole name; the name without region and form, its brand, its
 * sound, and its beginning with one character left out.
 * Source of the last: Garbe, SymSpell (deletions on both sides cover insertion and replacement);
 * Bocek, Hunt, Stiller, Fast Similarity Search in Large Dictionaries, 2007.
 */
export function identityKeys(party: Party, reading: Reading): readonly number[] {
  const keys = new Set<string>();
  if (party.uscc !== null) keys.add(`u${party.uscc}`);
  if (party.phone !== null) keys.add(`p${party.phone}`);
  if (party.domain !== null) keys.add(`d${party.domain}`);
  for (const name of party.names) for (const key of nameKeys(name, reading)) keys.add(key);
  return [...new Set([...keys].map(hashKey))].sort((a, b) => a - b);
}

function* nameKeys(name: NameParts, reading: Reading): Generator<string> {
  const core = (coreOf(name) || name.whole).slice(0, LONGEST);
  if (core === "") return;
  // A hundred branches share every other key: the one of this very name comes first among them.
  yield `n${name.whole}`;
  // A name that only says what is done is told apart by where it is done.
  const where = name.brand === "" ? (name.regions.at(-1) ?? "") : "";
  yield `c${where}${core}`;
  if (name.brand !== "") yield `b${name.brand.slice(0, LONGEST)}`;
  const sound = soundOf(core, reading).join("");
  yield `s${where}${sound}`;
  if (name.words.length > 1)
    yield `w${name.words
      .toSorted()
      .join(" ")
      .slice(0, 2 * LONGEST)}`;
  if (core.length < 4) return;
  const head = core.slice(0, FORGIVEN);
  if (head.length < FORGIVEN) yield `x${where}${head}`;
  for (let at = 0; at < head.length; at++)
    yield `x${where}${head.slice(0, at)}${head.slice(at + 1)}`;
}

/** FNV-1a over UTF-16 units, as a signed 32-bit number. Source: Fowler, Noll, Vo. */
function hashKey(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
