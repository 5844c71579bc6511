/** Letters and digits that cannot be taken for one another when read from a screen or on paper. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** A one-time password of more than 50 bits, in groups of four. */
export function oneTimePassword(secret: string): string {
  const letters = Array.from(secret)
    .map((letter) => ALPHABET[letter.charCodeAt(0) % ALPHABET.length] ?? "a")
    .slice(0, 12)
    .join("");
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}`;
}
