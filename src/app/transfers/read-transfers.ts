import type { App } from "../app.ts";
import type { Stores, TransferPlace, TransferRecord, TransferState } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import type { Right } from "../roles.ts";
import { placesOf } from "./decide-transfer.ts";

/** A transfer with the places that the reader could still fill. */
export interface SeenTransfer {
  readonly transfer: TransferRecord;
  readonly mine: readonly TransferPlace[];
}

const MOST = 200;

const rightOf = (reader: Reader): Right => {
  const rights: readonly Right[] = ["transfer.approve", "handover.run", "transfer.ask", "book.own"];
  return rights.find((right) => reader.rights.has(right)) ?? "book.own";
};

/** Transfers that the reader sees, newest first. */
export async function readTransfers<T>(
  app: App,
  as: { readonly reader: Reader; readonly state?: TransferState | undefined },
  show: (seen: readonly SeenTransfer[], stores: Stores) => Promise<T>,
): Promise<T> {
  const { reader, state } = as;
  const right = rightOf(reader);
  require(reader, right);
  const scope = scopeFor(reader, right);
  const transfers = await app.database.within(scope, (stores) =>
    stores.transfers.list({ ...(state === undefined ? {} : { state }), limit: MOST }),
  );
  const seen: SeenTransfer[] = [];
  for (const transfer of transfers) {
    const isOpen =
      transfer.state === "pending" &&
      !transfer.approvals.some(({ account }) => account === reader.account.account);
    seen.push({ transfer, mine: isOpen ? await placesOf(app, reader, transfer) : [] });
  }
  return app.database.within(scope, (stores) => show(seen, stores));
}
