import type { Licence, ManagerFacts } from "../../core/facts/index.ts";
import { type LocalDate, managerId } from "../../core/shared/index.ts";
import { type Collector, type CollectorContext, requiredText, SeenIds } from "./collector.ts";
import type { ReadRow } from "./row-reader.ts";

/** Customer managers (I-03). */
export function managersCollector(): Collector {
  const managers: ManagerFacts[] = [];
  const ids = new SeenIds();
  return {
    take(row) {
      const id = requiredText(row, "id", "工号");
      requiredText(row, "name", "姓名");
      if (id === null || !ids.isNew(id, row, "id")) return;
      const limit = row.fields["limit"];
      if (typeof limit === "number" && limit < 0)
        row.fault("error", "file.negative", { key: "limit" });
      const { id: _id, ...fields } = row.fields;
      managers.push({ id: managerId(id), fields });
    },
    finish: () => ({ managers }),
  };
}

function knownManager(row: ReadRow, context: CollectorContext): string | null {
  const id = requiredText(row, "id", "工号");
  if (id === null || context.known.managers.has(id)) return id;
  row.fault("error", "file.unknownManager", { key: "id", data: { manager: id } });
  return null;
}

const dateIn = (row: ReadRow, key: string): LocalDate | null => row.text(key) as LocalDate | null;

/** A licence that was taken away is not held, whatever its dates say. */
const WITHDRAWN = /吊销|注销|撤销|失效|作废|revoked|cancelled|void/i;

/** Licences (I-05), gathered by the person who holds them. */
export function licencesCollector(context: CollectorContext): Collector {
  const byManager = new Map<string, Licence[]>();
  return {
    take(row) {
      const id = knownManager(row, context);
      const name = requiredText(row, "licence.name", "证书类型");
      const validFrom = dateIn(row, "licence.from");
      const validUntil = dateIn(row, "licence.until");
      if (validFrom !== null && validUntil !== null && validFrom > validUntil) {
        row.fault("error", "file.licenceDates", {
          key: "licence.until",
          data: { validFrom, validUntil },
        });
      }
      if (id === null || name === null || WITHDRAWN.test(row.text("licence.status") ?? "")) return;
      const held = byManager.get(id) ?? [];
      held.push({ name, number: row.text("licence.number"), validFrom, validUntil });
      byManager.set(id, held);
    },
    finish: () => ({
      managers: [...byManager].map(([id, licences]) => ({
        id: managerId(id),
        fields: { licences },
      })),
    }),
  };
}

/** Limits (I-07): of several for one person, the one that began last and holds today. */
export function capacityCollector(context: CollectorContext): Collector {
  const byManager = new Map<string, { readonly limit: number; readonly from: string }>();
  return {
    take(row) {
      const id = knownManager(row, context);
      const limit = row.fields["limit"];
      if (typeof limit !== "number") {
        row.fault("error", "file.required", { key: "limit", data: { field: "上限" } });
        return;
      }
      if (limit < 0) row.fault("error", "file.negative", { key: "limit" });
      const from = dateIn(row, "from") ?? "";
      const until = dateIn(row, "until") ?? "9999-12-31";
      if (id === null || from > context.today || until < context.today) return;
      const held = byManager.get(id);
      if (held === undefined || held.from <= from) byManager.set(id, { limit, from });
    },
    finish: () => ({
      managers: [...byManager].map(([id, { limit }]) => ({ id: managerId(id), fields: { limit } })),
    }),
  };
}
