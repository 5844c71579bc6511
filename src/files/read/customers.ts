import type { OwnerFact } from "../../app/ports/files.ts";
import type { CustomerFacts, Fields } from "../../core/facts/index.ts";
import { checkUscc } from "../../core/identity/index.ts";
import { customerId } from "../../core/shared/index.ts";
import { type Collector, type CollectorContext, requiredText, SeenIds } from "./collector.ts";
import type { ReadRow } from "./row-reader.ts";

/** The code put right (upper case, half width); reports one that cannot be right. */
function usccOf(row: ReadRow, severity: "error" | "warning"): string | null {
  const text = row.text("uscc");
  if (text === null) return null;
  const verdict = checkUscc(text);
  switch (verdict.kind) {
    case "valid":
      return verdict.code;
    case "wrongLength":
      row.fault(severity, "file.usccLength", { key: "uscc", data: { length: verdict.length } });
      return text;
    case "wrongCharacter": {
      const { character, position } = verdict;
      row.fault(severity, "file.usccCharacter", { key: "uscc", data: { character, position } });
      return text;
    }
    case "wrongCheck": {
      const { expected, actual } = verdict;
      row.fault(severity, "file.usccCheck", { key: "uscc", data: { expected, actual } });
      return text;
    }
  }
}

/** A column 单位/个人 may hold a person: it has no code of an organisation. */
const isPerson = (row: ReadRow): boolean => row.text("type") === "个人";

/** Customers of a list (I-01) or a register (I-10), with their present owners where it names them. */
export function customersCollector(context: CollectorContext): Collector {
  const customers: CustomerFacts[] = [];
  const owners: OwnerFact[] = [];
  const ids = new SeenIds();
  const codes = new Map<string, number>();

  const checkedUscc = (row: ReadRow): string | null => {
    if (isPerson(row)) return row.text("uscc");
    const uscc = usccOf(row, context.usccFaults);
    if (uscc === null) return null;
    const first = codes.get(uscc);
    if (first === undefined) codes.set(uscc, row.row);
    else row.fault("warning", "file.duplicateUscc", { key: "uscc", data: { firstRow: first } });
    return uscc;
  };

  const takeOwner = (row: ReadRow, customer: string): void => {
    const manager = row.text("owner");
    if (manager === null) return;
    if (context.known.managers.has(manager)) owners.push({ customer, manager });
    else row.fault("error", "file.unknownManager", { key: "owner", data: { manager } });
  };

  return {
    take(row) {
      const uscc = checkedUscc(row);
      const id = row.text("id") ?? uscc ?? requiredText(row, "id", "编号");
      requiredText(row, "name", "名称");
      if (id === null || !ids.isNew(id, row, row.text("id") === null ? "uscc" : "id")) return;
      takeOwner(row, id);
      const { id: _id, owner: _owner, ...rest } = row.fields;
      const fields: Fields = uscc === null ? rest : { ...rest, uscc };
      customers.push({ id: customerId(id), fields });
    },
    finish: () => ({ customers, owners }),
  };
}
