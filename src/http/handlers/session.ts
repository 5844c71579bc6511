import type { App } from "../../app/app.ts";
import { settingsIn } from "../../app/office/settings.ts";
import type { Reader } from "../../app/reader.ts";
import { SYSTEM } from "../../app/scope.ts";
import { changePassword } from "../../app/session/change-password.ts";
import { readSession } from "../../app/session/read-session.ts";
import { owesFactor } from "../../app/session/second-factor.ts";
import { openSession, signIn } from "../../app/session/sign-in.ts";
import { signOut } from "../../app/session/sign-out.ts";
import type { SessionState } from "../../contract/index.ts";
import type { Handlers, RoutesUnder } from "../call.ts";
import { clearToken, setToken, tokenOf } from "../session-cookie.ts";
import { sessionView } from "../views/session-view.ts";

async function stateOf(app: App, reader: Reader | null): Promise<SessionState> {
  const { organisation } = await app.database.within(SYSTEM, settingsIn);
  return {
    session: reader === null ? null : sessionView(reader, owesFactor(app, reader.account)),
    organisation,
    signOn: app.singleSignOn?.name ?? null,
    demo: app.demo.length > 0,
    demoAccounts: app.demo.map((entry) => ({ ...entry, roles: [...entry.roles] })),
  };
}

export const sessionHandlers: Handlers<RoutesUnder<"/api/session">> = {
  "GET /api/session": async ({ app, request }) =>
    stateOf(app, await readSession(app, tokenOf(request))),

  "POST /api/session": async ({ app, body, request, reply, throttle }) => {
    // A session that was there before ends: what a stranger may have planted gains nothing.
    await signOut(app, tokenOf(request));
    const opened = await signIn(app, throttle, { ...body, address: request.ip });
    setToken(reply, opened.token, opened.expiresAt);
    return stateOf(app, await readSession(app, opened.token));
  },

  "DELETE /api/session": async ({ app, request, reply }) => {
    await signOut(app, tokenOf(request));
    clearToken(reply);
    return {};
  },

  "POST /api/session/password": async ({ app, body, request, reply, reader, throttle }) => {
    const token = tokenOf(request) ?? "";
    const before = reader().account;
    await changePassword(app, before, { ...body, token, address: request.ip, throttle });
    const account = { ...before, mustChangePassword: false };
    await signOut(app, token);
    const opened = await openSession(app, account);
    setToken(reply, opened.token, opened.expiresAt);
    return stateOf(app, await readSession(app, opened.token));
  },
};
