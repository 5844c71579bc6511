/** How one character is read, without tone (zhong, lü as lv); another text as it is. */
export type Reading = (character: string) => string;

/** Readings that a hasty typist or a dialect does not tell apart. */
export function foldSound(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/u, "$1")
    .replace(/([aei])ng$/u, "$1n")
    .replace(/^n(?=[aeiouv])/u, "l");
}

/** A text as it sounds, syllable by syllable. */
export const soundOf = (text: string, reading: Reading): readonly string[] =>
  Array.from(text, (character) => foldSound(reading(character)));
