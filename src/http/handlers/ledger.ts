import { readSeal, verifyLedger } from "../../app/ledger.ts";
import { within } from "../../app/reader.ts";
import type { Handlers, RoutesUnder } from "../call.ts";
import { articleNamers } from "../views/article-refs.ts";
import { ledgerRow, sealView } from "../views/ledger-row.ts";

export const ledgerHandlers: Handlers<RoutesUnder<"/api/ledger">> = {
  "GET /api/ledger": async ({ app, reader, query }) => {
    const { offset = 0, limit = 50, ...search } = query;
    return within(app, { reader: reader(), right: "ledger.read" }, async (stores) => {
      const page = await stores.ledger.search({ ...search, offset, limit });
      const names = await articleNamers(stores, page.rows);
      return { rows: page.rows.map((row) => ledgerRow(row, names)), total: page.total, offset };
    });
  },

  "POST /api/ledger/verify": async ({ app, reader }) => {
    const { faults, ...found } = await verifyLedger(app, reader());
    return { ok: faults.length === 0, ...found, faults: [...faults] };
  },

  "GET /api/ledger/seal": async ({ app, reader }) => {
    const seal = await readSeal(app, reader());
    return { seal: seal === null ? null : sealView(seal) };
  },
};
