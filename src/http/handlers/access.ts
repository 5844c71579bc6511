import { grantOfRole } from "../../app/access/access.ts";
import { listReveals, revealField } from "../../app/access/reveal-field.ts";
import { Refusal } from "../../app/refusal.ts";
import { ROLES } from "../../app/roles.ts";
import { beginFactor, confirmFactor } from "../../app/session/second-factor.ts";
import { beginSignOn, finishSignOn } from "../../app/session/single-sign-on.ts";
import { fieldText } from "../../i18n/field-text.ts";
import type { Handlers, RoutesUnder } from "../call.ts";
import { clearSignOn, setSignOn, setToken, signOnOf } from "../session-cookie.ts";
import { roleView } from "../views/access-view.ts";

const FOUND = 302;

export const accessHandlers: Handlers<
  | RoutesUnder<"/api/roles">
  | RoutesUnder<"/api/reveals">
  | RoutesUnder<"/api/factor">
  | RoutesUnder<"/api/sign-on">
> = {
  "GET /api/roles": async ({ reader }) => {
    const { plans } = reader().access;
    return { roles: ROLES.map((role) => roleView(role, grantOfRole(role, plans), plans)) };
  },

  "GET /api/reveals": async ({ app, reader, query }) => {
    const { offset = 0, limit = 50 } = query;
    const page = await listReveals(app, reader(), { offset, limit });
    const rows = page.rows.map(({ customer, customerName, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      customer: { id: customer, name: customerName },
    }));
    return { rows, total: page.total, offset };
  },

  "POST /api/reveals": async ({ app, reader, body, locale }) => {
    const { value, remaining } = await revealField(app, reader(), body);
    return { text: fieldText("text", value, locale), remaining };
  },

  "POST /api/factor": async ({ app, reader }) => beginFactor(app, reader().account),

  "PUT /api/factor": async ({ app, reader, body }) => ({
    recoveryCodes: [...(await confirmFactor(app, reader().account, body.code))],
  }),

  "POST /api/sign-on": async ({ app, request, reply, throttle }) => {
    const { url, state } = await beginSignOn(app, throttle, request.ip);
    setSignOn(reply, state);
    return { url };
  },

  // The person's browser comes here from the provider: what went wrong is told by the sign-in page.
  "GET /api/sign-on": async ({ app, query, request, reply }) => {
    const cookie = signOnOf(request);
    clearSignOn(reply);
    try {
      const came = { callback: request.url, state: query.state ?? "", cookie };
      const opened = await finishSignOn(app, came);
      setToken(reply, opened.token, opened.expiresAt);
      reply.redirect("/", FOUND);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply.redirect(`/?signOn=${encodeURIComponent(error.code)}`, FOUND);
    }
    return undefined;
  },
};
