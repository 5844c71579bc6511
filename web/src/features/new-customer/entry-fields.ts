import type { CustomerEntry } from "../../../../src/contract/index.ts";

/** What the form holds. */
export interface EntryFields {
  readonly name: string;
  readonly uscc?: string;
  readonly phone?: string;
  readonly contact?: string;
  readonly website?: string;
  readonly email?: string;
  readonly aliases?: string;
  readonly industry?: string;
  readonly district?: string;
  readonly address?: string;
  readonly source?: string;
  readonly confirmed?: string;
}

const filled = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
};

/** The entry that a form states; empty fields are unknown. */
export function entryOf(fields: EntryFields): CustomerEntry {
  return {
    name: fields.name.trim(),
    aliases: (fields.aliases ?? "")
      .split(/[,，、;；]/u)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ""),
    uscc: filled(fields.uscc),
    phone: filled(fields.phone),
    contact: filled(fields.contact),
    website: filled(fields.website),
    email: filled(fields.email),
    industry: filled(fields.industry),
    district: filled(fields.district),
    address: filled(fields.address),
    source: filled(fields.source),
  };
}
