import type { Rng } from "../../src/core/shared/index.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * A code that passes the check of GB 32100-2015 but belongs to nobody: the division 990000 is
 * not assigned to any place.
 */
export function inventedUscc(rng: Rng): string {
  let body = "91990000";
  for (let i = 0; i < 9; i++) body += ALPHABET[rng.below(i < 8 ? 10 : 31)];
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}
