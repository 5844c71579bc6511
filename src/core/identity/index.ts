export { normaliseName } from "./company-name.ts";
export {
  compareParties,
  DEFAULT_THRESHOLDS,
  IDENTITY_KEYS,
  type IdentityKey,
  type IdentityPart,
  type IdentityThresholds,
  type IdentityVerdict,
  type PartyComparison,
} from "./compare-parties.ts";
export { normaliseDomain, normalisePhone } from "./contact.ts";
export { identityKeys } from "./identity-keys.ts";
export { coreOf, type NameParts, nameParts } from "./name-parts.ts";
export { type Agreement, nameLikeness } from "./name-similarity.ts";
export { type Party, partyOf, type StatedParty } from "./party.ts";
export { simplify } from "./simplify.ts";
export type { Reading } from "./sound.ts";
export { wordSimilarity, wordsOf } from "./text-similarity.ts";
export { checkUscc, usccCheckCharacter } from "./uscc.ts";
