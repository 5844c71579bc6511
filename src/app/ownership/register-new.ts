import type { FieldSpec } from "../../core/facts/index.ts";
import type { App } from "../app.ts";
import { createCustomer } from "../customers/create-customer.ts";
import type { CustomerEntry } from "../customers/entry.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { declaredFields } from "../regimes/declared-fields.ts";
import { managerOf } from "./acting-manager.ts";
import { registerIn, type Stepped } from "./steps.ts";

export interface NewRegistration {
  readonly entry: CustomerEntry;
  readonly confirmed: string | null;
  readonly evidence: string;
}

/** Enters a customer and registers it for the reader at once: both, or neither. */
export async function registerNew(
  app: App,
  reader: Reader,
  { entry, confirmed, evidence }: NewRegistration,
): Promise<Stepped> {
  const manager = managerOf(reader);
  let stepped: Stepped | null = null;
  const customer = await createCustomer(app, reader, {
    entry: { ...entry, facts: await knownFacts(app, reader, entry.facts ?? {}) },
    confirmed,
    give: async ({ stores, customer: made }) => {
      stepped = await registerIn(app, stores, {
        customer: made.id,
        evidence,
        manager,
        isNew: true,
      });
    },
  });
  if (stepped === null) throw new Refusal("customer.notFound", { id: customer.id });
  return stepped;
}

/** Facts that a form can ask for in words. */
const isAskable = (spec: FieldSpec): boolean =>
  spec.of === "customer" && (spec.type === "text" || spec.type === "choice");

/** What the regimes in force declare of a customer, as the form of a registration asks it. */
export function fieldsToAsk(app: App, reader: Reader): Promise<readonly FieldSpec[]> {
  return within(app, { reader, right: "book.act" }, async (stores) =>
    (await declaredFields(app, stores)).filter(isAskable),
  );
}

async function knownFacts(
  app: App,
  reader: Reader,
  facts: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const asked = new Map((await fieldsToAsk(app, reader)).map((spec) => [spec.key, spec]));
  for (const [key, value] of Object.entries(facts)) {
    const spec = asked.get(key);
    const isOutside = spec?.values !== undefined && !spec.values.includes(value);
    if (spec === undefined || isOutside) throw new Refusal("request.invalid", { field: key });
  }
  return facts;
}
