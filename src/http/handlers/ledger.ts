import { readSeal, verifyLedger } from "../../app/ledger.ts";
import { settingsIn } from "../../app/office/settings.ts";
import { within } from "../../app/reader.ts";
import { Refusal } from "../../app/refusal.ts";
import { SYSTEM } from "../../app/scope.ts";
import { receiptPage, receiptText } from "../../i18n/receipt.ts";
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

  "POST /api/ledger/verify": async ({ app, reader, body }) => {
    const { faults, ...found } = await verifyLedger(app, reader(), body.seals);
    return { ok: faults.length === 0, ...found, faults: [...faults] };
  },

  "GET /api/ledger/receipt": async ({ app, reader, query, locale, reply }) => {
    const seal = await readSeal(app, reader());
    if (seal === null) throw new Refusal("ledger.noSeal");
    const organisation = (await app.database.within(SYSTEM, settingsIn)).organisation;
    const receipt = { seal, organisation, printedAt: app.now() };
    const name = `guanhu-seal-${seal.number}.txt`;
    if (query.form === "text")
      await reply
        .type("text/plain; charset=utf-8")
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(receiptText(receipt, locale));
    else await reply.type("text/html; charset=utf-8").send(receiptPage(receipt, locale));
  },

  "GET /api/ledger/seal": async ({ app, reader }) => {
    const seal = await readSeal(app, reader());
    return { seal: seal === null ? null : sealView(seal) };
  },
};
