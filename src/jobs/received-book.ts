import { createHash } from "node:crypto";
import type { CustomerFacts, FactBook, Lock, ManagerFacts } from "../core/facts/index.ts";
import type { LocalDate } from "../core/shared/index.ts";
import type { ToWorker } from "./messages.ts";

/** The book as it arrives in the worker, with the hash of everything in it. */
export interface ReceivedBook {
  take(message: ToWorker): void;
  facts(today: LocalDate): FactBook;
  readonly versions: readonly number[];
  hash(): string;
}

export function receivedBook(): ReceivedBook {
  const customers: CustomerFacts[] = [];
  const versions: number[] = [];
  let managers: readonly ManagerFacts[] = [];
  let locks: readonly Lock[] = [];
  const digest = createHash("sha256");
  return {
    take: (message) => {
      if (message.kind === "people") {
        managers = message.managers;
        locks = message.locks;
        digest.update(JSON.stringify([managers, locks]));
      }
      if (message.kind === "customers") {
        for (const { facts, ver } of message.batch) {
          customers.push(facts);
          versions.push(ver);
        }
        digest.update(JSON.stringify(message.batch));
      }
    },
    facts: (today) => ({ today, customers, managers, locks }),
    versions,
    hash: () => digest.copy().digest("hex"),
  };
}
