import { addAccount } from "../../app/office/add-account.ts";
import { changeAccount } from "../../app/office/change-account.ts";
import { readOverview } from "../../app/office/read-overview.ts";
import { changeBoundary, changeSettings, settingsIn } from "../../app/office/settings.ts";
import type { Json } from "../../app/ports.ts";
import { within } from "../../app/reader.ts";
import { SYSTEM } from "../../app/scope.ts";
import type { Handlers, RoutesUnder } from "../call.ts";
import { overviewView } from "../views/overview-view.ts";
import { userRow } from "../views/session-view.ts";

type OfficeRoutes =
  | RoutesUnder<"/api/health">
  | RoutesUnder<"/api/overview">
  | RoutesUnder<"/api/settings">
  | RoutesUnder<"/api/users">;

export const officeHandlers: Handlers<OfficeRoutes> = {
  "GET /api/health": async ({ app, reply }) => {
    const database = await app.database.isAlive();
    if (!database) reply.code(503);
    return { ok: database, version: app.version, database, writable: !app.room.isFull() };
  },

  "GET /api/overview": async ({ app, reader, locale }) =>
    overviewView(await readOverview(app, reader()), locale),

  // Every page shows the organisation's name, whoever reads it.
  "GET /api/settings": async ({ app }) => app.database.within(SYSTEM, settingsIn),

  "PUT /api/settings": async ({ app, reader, body }) => changeSettings(app, reader(), body),

  "GET /api/settings/boundary": async ({ app }) => ({
    boundary:
      (await app.database.within(SYSTEM, (stores) => stores.settings.get("boundary"))) ?? null,
  }),

  "PUT /api/settings/boundary": async ({ app, reader, body }) =>
    // It arrived as JSON.
    changeBoundary(app, reader(), (body.boundary ?? null) as Json),

  "GET /api/users": async ({ app, reader }) =>
    within(app, { reader: reader(), right: "users.write" }, async (stores) => ({
      users: (await stores.accounts.list()).map((account) => userRow(account, app.now())),
      units: (await stores.units.list()).map(({ id, name }) => ({ id, name })),
    })),

  "POST /api/users": async ({ app, reader, body }) => {
    const { account, oneTimePassword } = await addAccount(app, reader(), body);
    return { user: userRow(account, app.now()), oneTimePassword };
  },

  "PATCH /api/users/:account": async ({ app, reader, params, body }) => {
    const target = { account: params.account, change: body };
    const { account, oneTimePassword } = await changeAccount(app, reader(), target);
    return { user: userRow(account, app.now()), oneTimePassword };
  },
};
