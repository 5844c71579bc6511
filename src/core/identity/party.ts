import { normaliseDomain, normalisePhone } from "./contact.ts";
import { type NameParts, nameParts } from "./name-parts.ts";
import { checkUscc } from "./uscc.ts";

/** What is stated of an organisation, as it stands in a form or a file. */
export interface StatedParty {
  readonly name: string;
  /** Short, former and foreign names. */
  readonly aliases: readonly string[];
  readonly uscc: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly email: string | null;
}

/** The same in the spelling in which organisations are compared. */
export interface Party {
  /** The name first, then the aliases. */
  readonly names: readonly NameParts[];
  /** Only a code whose check character is right. */
  readonly uscc: string | null;
  readonly phone: string | null;
  readonly domain: string | null;
}

/** Brings what is stated of an organisation into one spelling. */
export function partyOf(stated: StatedParty): Party {
  const { name, aliases, uscc, phone, website, email } = stated;
  const verdict = uscc === null ? null : checkUscc(uscc);
  return {
    names: [name, ...aliases].filter((text) => text.trim() !== "").map(nameParts),
    uscc: verdict?.kind === "valid" ? verdict.code : null,
    phone: phone === null ? null : normalisePhone(phone),
    domain:
      (website === null ? null : normaliseDomain(website)) ??
      (email === null ? null : normaliseDomain(email)),
  };
}
