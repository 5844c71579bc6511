import { createHash } from "node:crypto";
import type { CustomerFacts, FactBook, Fields, Lock, ManagerFacts } from "../core/facts/index.ts";
import { customerId, type LocalDate } from "../core/shared/index.ts";
import type { ToWorker } from "./messages.ts";

/** The book as it arrives in the worker, with the hash of everything that a run reads of it. */
export interface ReceivedBook {
  take(message: Extract<ToWorker, { readonly kind: "people" | "customers" | "plan" }>): void;
  facts(today: LocalDate): FactBook;
  readonly versions: readonly number[];
  /** Manager (or null) per customer of the plan that the run begins from. */
  readonly owners: ReadonlyMap<string, string | null>;
  /** Another day is another book: ages, protections and holidays hang on it. */
  hash(today: LocalDate): string;
}

/** A customer as `CustomerStore.lines` writes him. */
interface CustomerLine {
  readonly id: string;
  readonly ver: number;
  readonly owner: string | null;
  readonly fields: Fields;
}

export function receivedBook(): ReceivedBook {
  const customers: CustomerFacts[] = [];
  const versions: number[] = [];
  let managers: readonly ManagerFacts[] = [];
  let locks: readonly Lock[] = [];
  const digest = createHash("sha256");
  const read = lineReader((line) => {
    const { id, ver, owner, fields } = JSON.parse(line) as CustomerLine;
    customers.push({ id: customerId(id), fields: Object.assign(fields, { owner }) });
    versions.push(ver);
  });
  const owners = new Map<string, string | null>();
  const readPlan = lineReader((line) => {
    const [customer, manager] = JSON.parse(line) as [string, string | null];
    owners.set(customer, manager);
  });
  return {
    take: (message) => {
      if (message.kind === "people") {
        managers = message.managers;
        locks = message.locks;
        digest.update(JSON.stringify([managers, locks]));
      } else if (message.kind === "plan") readPlan(message.piece);
      else {
        digest.update(message.piece);
        read(message.piece);
      }
    },
    facts: (today) => ({ today, customers, managers, locks }),
    versions,
    owners,
    hash: (today) => digest.copy().update(today).digest("hex"),
  };
}

/** Puts lines together again from pieces that end anywhere. */
function lineReader(each: (line: string) => void): (piece: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = "";
  return (piece) => {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(each);
  };
}
