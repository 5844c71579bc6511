import { ADMINISTRATOR_ROLES } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { Account, Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { SYSTEM } from "../scope.ts";
import { openSession } from "./sign-in.ts";
import type { ProvidedPerson, SingleSignOn } from "./sign-on-provider.ts";
import type { Throttle } from "./throttle.ts";

const FLOW_MINUTES = 10;

function providerOf(app: App): SingleSignOn {
  if (app.singleSignOn === null) throw new Refusal("session.noProvider");
  return app.singleSignOn;
}

/** Starts a sign-in at the provider. The state binds the answer to this browser. */
export async function beginSignOn(
  app: App,
  throttle: Throttle,
  address: string,
): Promise<{ url: string; state: string }> {
  const seconds = throttle.signOn(address, app.now().getTime());
  if (seconds > 0) throw new Refusal("session.throttled", { minutes: Math.ceil(seconds / 60) });
  const { url, state, nonce, verifier } = await providerOf(app).begin();
  const expiresAt = new Date(app.now().getTime() + FLOW_MINUTES * 60_000);
  await app.database.within(SYSTEM, (stores) =>
    stores.oidc.begin({ stateHash: app.hash(state), nonce, verifier, expiresAt }),
  );
  return { url, state };
}

/** Finishes a sign-in: a state is taken once, by the browser that began it. */
export async function finishSignOn(
  app: App,
  came: { readonly callback: string; readonly state: string; readonly cookie: string | undefined },
): ReturnType<typeof openSession> {
  const provider = providerOf(app);
  if (came.state === "" || came.state !== came.cookie) throw new Refusal("session.signOnFailed");
  const flow = await app.database.within(SYSTEM, (stores) =>
    stores.oidc.take(app.hash(came.state), app.now()),
  );
  if (flow === null) throw new Refusal("session.signOnFailed");
  const person = await personOf(app, provider, { ...came, ...flow });
  const account = await app.database.within(SYSTEM, (stores) => accountOf(app, stores, person));
  return openSession(app, account);
}

async function personOf(
  app: App,
  provider: SingleSignOn,
  flow: { callback: string; state: string; nonce: string; verifier: string },
): Promise<ProvidedPerson> {
  try {
    return await provider.finish(flow.callback, flow);
  } catch (error) {
    app.log("session.signOnFailed", { cause: error instanceof Error ? error.message : "" });
    throw new Refusal("session.signOnFailed");
  }
}

/**
 * The account of a person. The first time, the name that the provider vouches for finds it, and
 * it is bound if it was opened for that; from then on the person at the provider decides, whatever
 * the name becomes. Names alone bind nobody: at many providers people choose theirs.
 */
async function accountOf(app: App, stores: Stores, person: ProvidedPerson): Promise<Account> {
  const { issuer, subject, username } = person;
  const bound = await stores.oidc.accountOf(issuer, subject);
  const account = await stores.accounts.find(bound ?? username);
  if (account === null || !account.isActive)
    throw new Refusal("session.signOnUnknown", { username });
  if (account.roles.some((role) => ADMINISTRATOR_ROLES.includes(role)))
    throw new Refusal("session.signOnAdministrator");
  // A second factor that was set up here holds for every way in.
  if (account.hasTotp && !person.hasSecondFactor) throw new Refusal("session.signOnFactor");
  if (bound === null) await bind(app, stores, { account: account.account, person });
  return account;
}

async function bind(
  app: App,
  stores: Stores,
  { account, person }: { readonly account: string; readonly person: ProvidedPerson },
): Promise<void> {
  const { issuer, subject, username } = person;
  if (!(await stores.oidc.bind(account, { issuer, subject, now: app.now() })))
    throw new Refusal("session.signOnUnknown", { username });
  await stores.events.append({ kind: "oidc.bound", about: account, data: { issuer, subject } });
}
