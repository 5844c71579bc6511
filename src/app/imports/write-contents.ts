import type { CustomerFacts } from "../../core/facts/index.ts";
import { BOOK_TAKEN_OVER } from "../grounds.ts";
import { waitRefusal } from "../ownership/refuse-wait.ts";
import type { FileContents, ImportKind, OwnerChange, OwnerFact, Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";

export interface Source {
  readonly kind: ImportKind;
  readonly importId: string | null;
  readonly fileName: string;
  /** Unit that customers go to whose row names none; null = the root. */
  readonly unit: string | null;
}

/** Owners a file states, as changes of the book there is. */
async function ownerChanges(
  stores: Stores,
  owners: readonly OwnerFact[],
  source: Source,
): Promise<readonly OwnerChange[]> {
  const stated = new Map(owners.map(({ customer, manager }) => [customer, manager]));
  const changes: OwnerChange[] = [];
  for await (const batch of stores.customers.all())
    for (const { id, owner, ver } of batch) {
      const to = stated.get(id);
      if (to === undefined || owner?.id === to) continue;
      // A column of a customers file fills what is open; only a file of owners changes the book.
      if (source.kind === "customers" && owner !== null) continue;
      const articles = [BOOK_TAKEN_OVER.article];
      changes.push({
        customer: id,
        expectedVer: ver,
        to,
        articles,
        reason: source.fileName,
        weight: 1,
      });
    }
  return changes;
}

async function writeOwners(
  stores: Stores,
  owners: readonly OwnerFact[],
  source: Source,
): Promise<void> {
  if (owners.length === 0) return;
  const { regime, revision } = BOOK_TAKEN_OVER;
  const changes = await ownerChanges(stores, owners, source);
  const result = await stores.ownership.change(changes, { regime, revision, cause: "import" });
  if (result.kind === "overCapacity")
    throw new Refusal("import.overCapacity", {
      manager: result.manager.name,
      limit: result.limit,
      held: result.held,
    });
  if (result.kind === "waits") throw waitRefusal(result.wait);
  if (result.kind === "conflict") throw new Refusal("import.bookChanged", { count: result.total });
}

const inUnit = (customer: CustomerFacts, unit: string | null): CustomerFacts =>
  unit === null || typeof customer.fields["unit"] === "string"
    ? customer
    : { ...customer, fields: { ...customer.fields, unit } };

const unitsOf = (contents: FileContents): readonly string[] => [
  ...new Set(
    contents.managers.flatMap(({ fields }) => {
      const unit = fields["unit"];
      return typeof unit === "string" && unit !== "" ? [unit] : [];
    }),
  ),
];

/** Writes everything a file says, within the caller's transaction. Returns the rows written. */
export async function writeContents(
  stores: Stores,
  contents: FileContents,
  source: Source,
): Promise<number> {
  const { importId } = source;
  if (contents.managers.length > 0) {
    await stores.units.ensure(unitsOf(contents), source.unit ?? undefined);
    await stores.managers.upsert(contents.managers, { importId });
  }
  if (contents.customers.length > 0) {
    const customers = contents.customers.map((customer) => inUnit(customer, source.unit));
    await stores.customers.upsert(customers, { importId });
  }
  await writeOwners(stores, contents.owners, source);
  await stores.events.append({
    kind: "file.imported",
    about: source.fileName,
    data: { kind: source.kind, rows: contents.rows, import: importId },
  });
  return contents.rows;
}
