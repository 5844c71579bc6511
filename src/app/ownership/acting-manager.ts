import type { ManagerFacts } from "../../core/facts/index.ts";
import { managerId } from "../../core/shared/index.ts";
import type { ManagerRecord, Scope } from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { Right } from "../roles.ts";

/** The manager as whom the reader acts; his account must belong to one. */
export function managerOf(reader: Reader, right: Right = "book.act"): string {
  require(reader, right);
  const id = reader.account.manager?.id;
  if (id === undefined) throw new Refusal("life.noManager");
  return id;
}

/** Who looks after customers for another keeps contacts and deals, without a right to register or claim. */
export const keepingRight = (reader: Reader): Right =>
  reader.rights.has("book.act") ? "book.act" : "contact.write";

/**
 * A customer in the pool is in nobody's scope. The program reaches it for the reader: what he may
 * see and do there is what the articles say, and every record carries his name.
 */
export const onBehalfOf = (reader: Reader): Scope => ({
  actor: reader.account.account,
  units: "all",
});

/** A manager as the rules see him. */
export const asFacts = (manager: Pick<ManagerRecord, "id" | "fields">): ManagerFacts => ({
  id: managerId(manager.id),
  fields: manager.fields,
});
