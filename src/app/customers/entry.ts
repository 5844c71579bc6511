import type { CustomerFacts, Fields } from "../../core/facts/index.ts";
import { checkUscc } from "../../core/identity/index.ts";
import { customerId } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import type { Reader } from "../reader.ts";
import { Refusal } from "../refusal.ts";

/** A customer as a form states it. */
export interface CustomerEntry {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly uscc: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly email: string | null;
  readonly contact: string | null;
  readonly industry: string | null;
  readonly district: string | null;
  readonly address: string | null;
  readonly source: string | null;
  /** Further facts by the key of their field, as texts. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** The facts of an entry; a credit code that cannot be one is refused. */
export function factsOfEntry(app: App, reader: Reader, entry: CustomerEntry): CustomerFacts {
  const { uscc, aliases, facts = {}, ...texts } = entry;
  const code = uscc === null || uscc.trim() === "" ? null : checkUscc(uscc);
  if (code !== null && code.kind !== "valid")
    throw new Refusal("customer.codeWrong", { code: uscc, why: code.kind });
  const fields: Record<string, Fields[string]> = {};
  for (const [key, text] of Object.entries({ ...facts, ...texts }))
    if (text !== null && text.trim() !== "") fields[key] = text.trim();
  if (code !== null) fields["uscc"] = code.code;
  if (aliases.length > 0) fields["aliases"] = aliases;
  const { unit } = reader.account;
  if (unit !== null) fields["unit"] = unit.id;
  return { id: customerId(`N${app.newId()}`), fields };
}
