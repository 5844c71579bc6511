import { waitsUntil } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { LifeSubject, Stores, Wait } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { planOf } from "../regimes/plans-in-force.ts";

/** The refusal to give anybody a customer who waits: until which day, and by which article. */
export const waitRefusal = ({ customer, until, articles }: Wait): Refusal =>
  new Refusal("life.waits", { customer: customer.name, until, articles });

/** Up to which day, and by which articles, nobody may be given this customer; null = somebody may. */
export async function waitOf(
  app: App,
  stores: Stores,
  { id, name, ver, kept }: LifeSubject,
): Promise<Wait | null> {
  const until = kept === null || kept.ver !== ver ? null : waitsUntil(kept.life);
  if (kept === null || until === null) return null;
  const { regime, revision, life } = kept;
  const plan =
    regime === null || revision === null ? null : await planOf(app, stores, { regime, revision });
  const printed = new Map(plan?.articles.map((one) => [one.key, one.printed]));
  const articles = life.articles.map((key) => printed.get(key) ?? key);
  return { customer: { id, name }, until, articles };
}

/** Refuses a customer who waits. */
export async function refuseWaiting(
  app: App,
  stores: Stores,
  subjects: readonly LifeSubject[],
): Promise<void> {
  for (const subject of subjects) {
    const wait = await waitOf(app, stores, subject);
    if (wait !== null) throw waitRefusal(wait);
  }
}
