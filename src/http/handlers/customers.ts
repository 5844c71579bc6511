import { checkSearch } from "../../app/access/check-search.ts";
import { lockCustomer, unlockCustomer } from "../../app/book/lock-customer.ts";
import { readCustomer } from "../../app/book/read-customer.ts";
import { within } from "../../app/reader.ts";
import { Refusal } from "../../app/refusal.ts";
import type { Handlers, RoutesUnder } from "../call.ts";
import { articleNamers } from "../views/article-refs.ts";
import { customerView, timelineEntry } from "../views/customer-view.ts";
import { reasonOfAssignment } from "../views/reason-of-assignment.ts";
import { customerRow, lockView } from "../views/subject-view.ts";
import type { identityHandlers } from "./collisions.ts";

export const customerHandlers: Handlers<
  Exclude<RoutesUnder<"/api/customers">, keyof typeof identityHandlers> | RoutesUnder<"/api/locks">
> = {
  "GET /api/customers": async ({ app, reader, query }) => {
    const { offset = 0, limit = 50, sort = "id", descending = false, ...filter } = query;
    checkSearch(reader(), { ...filter, sort });
    const page = await within(app, { reader: reader(), right: "customer.read" }, (stores) =>
      stores.customers.page({ ...filter, offset, limit, sort, descending }),
    );
    return { rows: page.rows.map(customerRow), total: page.total, offset };
  },

  "GET /api/customers/:id": async ({ app, reader, params, locale }) => {
    const who = reader();
    const page = await readCustomer(app, who, params.id);
    const { reason } = page;
    const shown =
      reason === null
        ? null
        : await app.database.within(who.scope, (stores) =>
            reasonOfAssignment(stores, { ...reason, locale }),
          );
    return customerView(page, { reader: who, reason: shown, locale });
  },

  "GET /api/customers/:id/timeline": async ({ app, reader, params, locale }) => {
    const right = reader().rights.has("customer.read") ? "customer.read" : "book.own";
    return within(app, { reader: reader(), right }, async (stores) => {
      if ((await stores.customers.find(params.id)) === null)
        throw new Refusal("customer.notFound", { id: params.id });
      const entries = await stores.customers.timeline(params.id);
      const revisions = entries.flatMap(({ regime, revision }) =>
        regime === null || revision === null ? [] : [{ regime, revision }],
      );
      const names = await articleNamers(stores, revisions);
      return { entries: entries.map((entry) => timelineEntry(entry, names, locale)) };
    });
  },

  "GET /api/locks": async ({ app, reader }) =>
    within(app, { reader: reader(), right: "customer.read" }, async (stores) => ({
      locks: (await stores.locks.list()).map(lockView),
    })),

  "POST /api/locks": async ({ app, reader, body }) =>
    lockView(await lockCustomer(app, reader(), body)),

  "DELETE /api/locks/:customer": async ({ app, reader, params }) => {
    await unlockCustomer(app, reader(), params.customer);
    return {};
  },
};
