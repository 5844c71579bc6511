import type { CollisionRecord, NewNotice, Stores } from "../ports.ts";
import type { Role } from "../roles.ts";

/** Who decides cases. */
const DECIDERS: readonly Role[] = ["teamLead", "unitHead", "areaHead"];

const idsOf = ({ holder, challenger }: CollisionRecord): readonly string[] =>
  holder === null ? [challenger.id] : [holder.id, challenger.id];

interface Told {
  readonly kind: Extract<NewNotice["kind"], `collision.${string}`>;
  readonly article: string;
  readonly until?: Date | null;
  readonly outcome?: string;
}

/** Tells both parties and the heads of both units, in the transaction of what happened. */
export async function tellParties(
  stores: Stores,
  record: CollisionRecord,
  { kind, article, until, outcome }: Told,
): Promise<void> {
  const data = {
    customer: record.customer.name,
    number: record.id,
    article,
    ...(until == null ? {} : { until: until.toISOString() }),
    ...(outcome === undefined ? {} : { outcome }),
  };
  const units = new Set([record.unit.id, record.challengerUnit.id]);
  // One key for all: who belongs to several of these, a group robot too, is told once.
  const effectKey = `${kind}:${record.id}:${record.ver}`;
  const tell = { kind, about: record.id, data, effectKey } as const;
  await stores.notices.tell({ ...tell, to: { managers: idsOf(record) } });
  if (kind === "collision.decided") return;
  for (const unit of units) await stores.notices.tell({ ...tell, to: { roles: DECIDERS, unit } });
}
