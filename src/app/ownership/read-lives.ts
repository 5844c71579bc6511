import type { App } from "../app.ts";
import type { ContactRecord, Page, PageOf, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import { keepingRight } from "./acting-manager.ts";
import { type Living, livingOf } from "./living.ts";
import { actsFor } from "./steps.ts";

/** What the reader may do with a customer. */
export type LifeAction = "register" | "contact" | "deal" | "release";

export interface LifePage {
  readonly living: Living;
  readonly contacts: readonly ContactRecord[];
  readonly allowed: readonly LifeAction[];
}

export interface MyLivesPage extends PageOf<Living> {
  readonly atRisk: number;
  /** In whose place the reader acts: himself, and those for whom he stands in. */
  readonly owners: ReadonlySet<string>;
}

/** The reader's own customers and those for whose owners he stands in, the nearest end of a clock first. */
export async function readMyLives(app: App, reader: Reader, page: Page): Promise<MyLivesPage> {
  return within(app, { reader, right: "book.own" }, async (stores) => {
    const manager = reader.account.manager?.id;
    if (manager === undefined) throw new Refusal("life.noManager");
    const plans = await plansInForce(app, stores);
    const owners = await actsFor(stores, manager);
    const found = await stores.lives.heldBy([...owners], page);
    const rows = found.rows.map((subject) => livingOf(subject, plans, app.today()));
    const atRisk = await stores.lives.atRisk([...owners]);
    return { rows, total: found.total, atRisk, owners };
  });
}

const LAST_CONTACTS = 50;

/** How a customer stands, by which articles, with the contacts kept of it. */
export function readLife(app: App, reader: Reader, customer: string): Promise<LifePage> {
  const right = reader.rights.has("customer.read") ? "customer.read" : "book.own";
  return within(app, { reader, right }, async (stores) => {
    const plans = await plansInForce(app, stores);
    const [subject] = await stores.lives.subjects([customer], false);
    if (subject === undefined) throw new Refusal("customer.notFound", { id: customer });
    const living = livingOf(subject, plans, app.today());
    return {
      living,
      contacts: await stores.lives.contacts(customer, LAST_CONTACTS),
      allowed: allowedOf(reader, living, await ownersFor(stores, reader)),
    };
  });
}

/** Managers in whose place the reader acts today. */
const ownersFor = async (stores: Stores, reader: Reader): Promise<ReadonlySet<string>> =>
  reader.account.manager === null ? new Set() : actsFor(stores, reader.account.manager.id);

/**
 * What the articles let this reader do with the customer. Whoever stands in for `owners` keeps contacts and
 * deals, and gives nothing back.
 */
export function allowedOf(
  reader: Reader,
  { life, rules }: Living,
  owners: ReadonlySet<string>,
): readonly LifeAction[] {
  const manager = reader.account.manager?.id;
  if (manager === undefined) return [];
  const acts = reader.rights.has("book.act");
  if (life.owner === null) {
    const isFree = life.state === "unowned" && rules.protection !== null;
    return acts && isFree ? ["register"] : [];
  }
  const keeps = reader.rights.has(keepingRight(reader)) && owners.has(life.owner);
  return [
    ...(keeps && rules.protection !== null ? (["contact", "deal"] as const) : []),
    ...(acts && life.owner === manager && rules.pool !== null ? (["release"] as const) : []),
  ];
}
