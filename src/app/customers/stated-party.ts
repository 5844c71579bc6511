import type { Fields, Value } from "../../core/facts/index.ts";
import type { StatedParty } from "../../core/identity/index.ts";

const textOf = (value: Value | undefined): string | null =>
  typeof value === "string" && value.trim() !== "" ? value : null;

function textsOf(value: Value | undefined): readonly string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** What the facts of a customer say about which organisation it is. */
export const statedParty = (name: string, fields: Fields): StatedParty => ({
  name,
  aliases: textsOf(fields["aliases"]),
  uscc: textOf(fields["uscc"]),
  phone: textOf(fields["phone"]),
  website: textOf(fields["website"]),
  email: textOf(fields["email"]),
});
