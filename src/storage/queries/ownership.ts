import type {
  ActedChange,
  NamedRecord,
  OwnerChange,
  OwnerChangeResult,
  OwnerConflict,
  OwnershipCause,
  OwnershipWriter,
  Wait,
} from "../../app/ports.ts";
import { allowLong, type Client, json, many, manyLong, one } from "../sql.ts";

/** What `change_owners` and `publish_run` answer: a reason not to do it, per customer or as a whole. */
interface FaultRow {
  readonly customer_id: string | null;
  readonly fault: string;
  readonly expected_ver: number | null;
  readonly found_ver: number | null;
  readonly found_owner: string | null;
  readonly detail: string | null;
}

interface Grounds {
  readonly regime: string;
  readonly revision: number;
  readonly cause: OwnershipCause;
}

/** A change that names what is not there: the caller should have looked first. */
class OwnerChangeRefused extends Error {
  override readonly name = "OwnerChangeRefused";
  readonly fault: string;
  readonly customer: string | null;
  readonly detail: string | null;

  constructor(row: FaultRow) {
    super(`owner change refused: ${row.fault} ${row.customer_id ?? ""} ${row.detail ?? ""}`);
    this.fault = row.fault;
    this.customer = row.customer_id;
    this.detail = row.detail;
  }
}

/** Faults that another person's change explains; the rest are wrong requests. */
const CONFLICTS = new Set([
  "changedMeanwhile",
  "unknownCustomer",
  "locked",
  "gone",
  "alreadyPublished",
  "notDone",
]);
const LISTED = 100;

export function ownershipWriter(client: Client): OwnershipWriter {
  return {
    change: (changes, because) => change(client, changes, because),
    changeEach: (changes, cause) => changeEach(client, changes, cause),
    publishRun: (runId, limits) => publishRun(client, runId, limits),
  };
}

async function change(
  client: Client,
  changes: readonly OwnerChange[],
  { regime, revision, cause }: Grounds,
): Promise<OwnerChangeResult> {
  if (changes.length === 0) return changed(client, null);
  await allowLong(client);
  const faults = await manyLong<FaultRow>(
    client,
    "select * from change_owners_within($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    [
      changes.map((c) => c.limit ?? null),
      changes.map((c) => c.customer),
      changes.map((c) => c.expectedVer),
      changes.map((c) => c.to),
      changes.map((c) => c.weight),
      changes.map((c) => c.articles.join(" ")),
      changes.map((c) => c.reason),
      changes.map(() => ""),
      cause,
      regime,
      revision,
    ],
  );
  if (faults.length > 0) return refusal(client, faults);
  return changed(
    client,
    changes.map((c) => c.customer),
  );
}

const DONE: OwnerChangeResult = {
  kind: "changed",
  changed: 1,
  at: new Date(0),
  firstRecord: null,
  lastRecord: null,
};

async function changeEach(
  client: Client,
  changes: readonly ActedChange[],
  cause: OwnershipCause,
): Promise<readonly OwnerChangeResult[]> {
  const rows = await many<FaultRow & { readonly nth: number }>(
    client,
    `select nth, (fault).* from change_owners_each($1::text[], $2::text[], $3::integer[], $4::text[],
       $5::numeric[], $6::text[], $7::text[], $8::integer[], $9, $10::numeric[])`,
    [
      changes.map((c) => c.actor),
      changes.map((c) => c.customer),
      changes.map((c) => c.expectedVer),
      changes.map((c) => c.to),
      changes.map((c) => c.weight),
      changes.map((c) => c.articles.join(" ")),
      changes.map((c) => c.regime),
      changes.map((c) => c.revision),
      cause,
      changes.map((c) => c.limit ?? null),
    ],
  );
  const results: OwnerChangeResult[] = changes.map(() => DONE);
  for (const row of rows) results[row.nth - 1] = await refusal(client, [row]);
  return results;
}

async function publishRun(
  client: Client,
  runId: string,
  limits: Readonly<Record<string, number | null>>,
): Promise<OwnerChangeResult> {
  await allowLong(client);
  await client.query("savepoint publication");
  const faults = await manyLong<FaultRow>(client, "select * from publish_run($1, $2)", [
    runId,
    json(limits),
  ]);
  if (faults.length === 0) {
    await client.query("release savepoint publication");
    return published(client, runId);
  }
  await client.query("rollback to savepoint publication");
  return refusal(client, faults);
}

interface SummaryRow {
  readonly n: number;
  readonly at: Date | null;
  readonly first: number | null;
  readonly last: number | null;
}

const SUMMARY = "count(*) as n, max(l.at) as at, min(l.seq) as first, max(l.seq) as last";

/** The records that this transaction made for these customers. */
async function changed(
  client: Client,
  customers: readonly string[] | null,
): Promise<OwnerChangeResult> {
  const row = await one<SummaryRow>(
    client,
    `select ${SUMMARY} from ledger l join customer c on c.id = l.customer_id and c.ver = l.ver
     where l.customer_id = any ($1) and l.at >= now()`,
    [customers ?? []],
  );
  return summary(row);
}

async function published(client: Client, runId: string): Promise<OwnerChangeResult> {
  return summary(
    await one<SummaryRow>(client, `select ${SUMMARY} from ledger l where l.run_id = $1`, [runId]),
  );
}

const summary = (row: SummaryRow | null): OwnerChangeResult => ({
  kind: "changed",
  changed: row?.n ?? 0,
  at: row?.at ?? new Date(),
  firstRecord: row?.first ?? null,
  lastRecord: row?.last ?? null,
});

async function refusal(client: Client, faults: readonly FaultRow[]): Promise<OwnerChangeResult> {
  const full = faults.find((f) => f.fault === "capacityFull");
  if (full !== undefined) return overCapacity(client, full);
  if (faults.some((f) => f.fault === "outOfScope")) return { kind: "outOfScope" };
  const waits = faults.find((f) => f.fault === "waits");
  if (waits !== undefined) return { kind: "waits", wait: await waitOf(client, waits) };
  const wrong = faults.find((f) => !CONFLICTS.has(f.fault));
  if (wrong !== undefined) throw new OwnerChangeRefused(wrong);
  const ids = faults.flatMap((f) => (f.customer_id === null ? [] : [f.customer_id]));
  return {
    kind: "conflict",
    total: ids.length,
    conflicts: await conflictsOf(
      client,
      faults.filter((f) => f.customer_id !== null).slice(0, LISTED),
    ),
  };
}

async function overCapacity(client: Client, full: FaultRow): Promise<OwnerChangeResult> {
  const id = full.found_owner ?? "";
  const figures: { readonly limit?: number; readonly held?: number } = JSON.parse(
    full.detail ?? "{}",
  );
  const row = await one<NamedRecord & { id: string }>(
    client,
    "select id, name from staff() where id = $1",
    [id],
  );
  return {
    kind: "overCapacity",
    manager: row ?? { id, name: id },
    limit: figures.limit ?? 0,
    held: figures.held ?? 0,
  };
}

async function waitOf(client: Client, fault: FaultRow): Promise<Wait> {
  const id = fault.customer_id ?? "";
  const said: { readonly until?: string; readonly articles?: readonly string[] } = JSON.parse(
    fault.detail ?? "{}",
  );
  const row = await one<{ name: string }>(client, "select name from customer where id = $1", [id]);
  return {
    customer: { id, name: row?.name ?? id },
    until: said.until ?? "",
    articles: said.articles ?? [],
  };
}

interface ConflictRow {
  readonly id: string;
  readonly name: string;
  readonly ver: number;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly actor: string | null;
  readonly at: Date | null;
}

async function conflictsOf(
  client: Client,
  faults: readonly FaultRow[],
): Promise<readonly OwnerConflict[]> {
  const rows = await many<ConflictRow>(
    client,
    `select c.id, c.name, c.ver, c.owner_id, s.name as owner_name, l.actor, l.at
     from customer c left join staff() s on s.id = c.owner_id
     left join ledger l on l.customer_id = c.id and l.ver = c.ver
     where c.id = any ($1)`,
    [faults.map((f) => f.customer_id)],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return faults.map((fault) => {
    const id = fault.customer_id ?? "";
    const row = found.get(id);
    return {
      customer: { id, name: row?.name ?? id },
      expectedVer: fault.expected_ver ?? 0,
      actualVer: row?.ver ?? 0,
      owner:
        row?.owner_id == null ? null : { id: row.owner_id, name: row.owner_name ?? row.owner_id },
      changedBy: row?.actor ?? null,
      changedAt: row?.at ?? null,
    };
  });
}
