import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "../../src/app/scope.ts";
import { singleSignOn } from "../../src/main/single-sign-on.ts";
import { withClient } from "../../src/storage/pool.ts";
import { openTestServer, type TestServer } from "./server.ts";

/** A real provider on this machine; `people` says what it states of a person it has signed in. */
const people = new Map<string, string>();
/** How the provider states that it recognised a person. */
const methods = new Map<string, readonly string[]>();
const PUBLIC = "http://127.0.0.1:9";
let provider: Server;
let issuer: string;
let test: TestServer;

beforeAll(async () => {
  provider = await startProvider();
  const signOn = singleSignOn({
    issuer,
    clientId: "guanhu",
    clientSecret: "a secret of the test",
    name: "统一登录",
    claim: "preferred_username",
    publicUrl: PUBLIC,
  });
  test = await openTestServer({ singleSignOn: signOn });
});
afterAll(async () => {
  await test.stop();
  provider.close();
});

async function startProvider(): Promise<Server> {
  const waiting = (await import("node:http")).createServer();
  await new Promise<void>((done) => waiting.listen(0, "127.0.0.1", done));
  issuer = `http://127.0.0.1:${(waiting.address() as AddressInfo).port}`;
  const made = new Provider(issuer, {
    clients: [
      {
        client_id: "guanhu",
        client_secret: "a secret of the test",
        redirect_uris: [`${PUBLIC}/api/sign-on`],
      },
    ],
    claims: { openid: ["sub", "amr"], profile: ["preferred_username"] },
    findAccount: (context, sub) => {
      const { session } = context.oidc;
      if (session !== undefined) session.amr = [...(methods.get(sub) ?? ["pwd"])];
      const claims = () => ({ sub, preferred_username: people.get(sub) ?? sub });
      return { accountId: sub, claims };
    },
    cookies: { keys: ["of the test"] },
  });
  waiting.on("request", made.callback());
  return waiting;
}

/** A browser at the provider: keeps cookies, follows its forms, and stops at our address. */
async function signInThere(start: string, person: string): Promise<string> {
  const cookies = new Map<string, string>();
  const go = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  };
  let url = start;
  for (let steps = 0; steps < 12; steps++) {
    if (url.startsWith(PUBLIC)) return url.slice(PUBLIC.length);
    const answer = await go(url);
    let location = answer.headers.get("location");
    if (location === null) {
      const page = await answer.text();
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? "";
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? "login";
      const form = { prompt, login: person, password: "any" };
      location = (await go(new URL(action, url).href, form)).headers.get("location");
    }
    if (location === null) throw new Error(`stuck at ${url}`);
    url = new URL(location, url).href;
  }
  throw new Error("the provider went round in circles");
}

const cookieOf = (headers: Readonly<Record<string, unknown>>, name: string): string => {
  const lines = [headers["set-cookie"]].flat().map(String);
  return (lines.find((line) => line.startsWith(`${name}=`)) ?? "").split(";")[0] ?? "";
};

async function begin(): Promise<{ url: string; cookie: string }> {
  const begun = await test.stranger().send("POST", "/api/sign-on");
  expect(begun.status, begun.text).toBe(200);
  return { url: begun.body.url, cookie: cookieOf(begun.headers, "guanhu_sign_on") };
}

async function signOn(person: string): Promise<{ location: string; session: string }> {
  const { url, cookie } = await begin();
  const back = await signInThere(url, person);
  const answer = await test.stranger().get(back, { cookie });
  expect(answer.status, answer.text).toBe(302);
  return {
    location: String(answer.headers["location"]),
    session: cookieOf(answer.headers, "guanhu_session"),
  };
}

const whoHas = async (session: string): Promise<string | null> =>
  (await test.stranger().get("/api/session", { cookie: session })).body.session?.account ?? null;

/** An account that its keeper has opened for single sign-on. */
async function opened(name: string): Promise<void> {
  await test.account(name, ["manager"]);
  const keeper = await test.as("secAdmin");
  const answer = await keeper.send("PATCH", `/api/users/${name}`, { signOn: true });
  expect(answer.body.user.signOn).toBe("invited");
}

describe("an account", () => {
  it("that was not opened for single sign-on is bound to nobody, whatever name he has there", async () => {
    await test.account("target", ["manager"]);
    people.set("stranger", "target");
    expect((await signOn("stranger")).location).toBe("/?signOn=session.signOnUnknown");
    const keeper = await test.as("secAdmin");
    await keeper.send("PATCH", "/api/users/target", { signOn: true });
    const late = new Date(Date.now() + 8 * 24 * 3_600_000);
    const isBound = await test.app.database.within(SYSTEM, ({ oidc }) =>
      oidc.bind("target", { issuer, subject: "stranger", now: late }),
    );
    expect(isBound).toBe(false);
    await keeper.send("PATCH", "/api/users/target", { signOn: false });
    expect((await signOn("stranger")).location).toBe("/?signOn=session.signOnUnknown");
  });

  it("that is bound leaves a record of it, and keeps the second factor that was set up here", async () => {
    await opened("fang");
    expect(await whoHas((await signOn("fang")).session)).toBe("fang");
    const { rows } = await withClient(test.admin, (client) =>
      client.query(
        "select about, data from guanhu.event where kind = 'oidc.bound' and about = 'fang'",
      ),
    );
    expect(rows).toEqual([{ about: "fang", data: { issuer, subject: "fang" } }]);
    await test.app.database.within(SYSTEM, ({ factors }) =>
      factors.begin("fang", Buffer.from("x")),
    );
    await test.app.database.within(SYSTEM, ({ factors }) =>
      factors.confirm("fang", { step: 1, codeHashes: [] }),
    );
    expect((await signOn("fang")).location).toBe("/?signOn=session.signOnFactor");
    methods.set("fang", ["hwk", "otp"]);
    expect((await signOn("fang")).location).toBe("/?signOn=session.signOnFactor");
    methods.set("fang", ["pwd", "otp"]);
    expect(await whoHas((await signOn("fang")).session)).toBe("fang");
  });
});

describe("a single sign-on", () => {
  it("is offered by name, and opens the account that the provider vouches for", async () => {
    expect((await test.stranger().get("/api/session")).body.signOn).toBe("统一登录");
    await opened("mei");
    const { location, session } = await signOn("mei");
    expect(location).toBe("/");
    expect(await whoHas(session)).toBe("mei");
  });

  it("binds the person: another one who takes the same name is not let in", async () => {
    await opened("lan");
    people.set("person-1", "lan");
    people.set("person-2", "lan");
    expect(await whoHas((await signOn("person-1")).session)).toBe("lan");
    const other = await signOn("person-2");
    expect(other).toEqual({ location: "/?signOn=session.signOnUnknown", session: "" });
    people.set("person-1", "renamed");
    expect(await whoHas((await signOn("person-1")).session)).toBe("lan");
  });

  it("does not let in who has no account, a closed one, or an administrator's", async () => {
    expect((await signOn("nobody")).location).toContain("session.signOnUnknown");
    await test.account("closed", ["manager"]);
    await test.app.database.within({ actor: "system", units: "all" }, ({ accounts }) =>
      accounts.update("closed", { isActive: false }),
    );
    expect((await signOn("closed")).location).toContain("session.signOnUnknown");
    await test.account("chief", ["sysAdmin"]);
    expect((await signOn("chief")).location).toContain("session.signOnAdministrator");
  });

  it("is finished once, and only by the browser that began it", async () => {
    await opened("wei");
    const { url, cookie } = await begin();
    const back = await signInThere(url, "wei");
    const stolen = await test.stranger().get(back);
    expect(String(stolen.headers["location"])).toContain("session.signOnFailed");
    const other = (await begin()).cookie;
    expect(
      String((await test.stranger().get(back, { cookie: other })).headers["location"]),
    ).toContain("session.signOnFailed");
    const first = await test.stranger().get(back, { cookie });
    expect(await whoHas(cookieOf(first.headers, "guanhu_session"))).toBe("wei");
    const again = await test.stranger().get(back, { cookie });
    expect(String(again.headers["location"])).toContain("session.signOnFailed");
  });

  it("with a forged code is refused, and the cause is written to the log alone", async () => {
    const { url, cookie } = await begin();
    const state = new URL(url).searchParams.get("state") ?? "";
    const forged = await test
      .stranger()
      .get(`/api/sign-on?code=forged&state=${state}&iss=${encodeURIComponent(issuer)}`, { cookie });
    expect(String(forged.headers["location"])).toBe("/?signOn=session.signOnFailed");
    expect(test.logged.some((line) => line.startsWith("session.signOnFailed"))).toBe(true);
  });
});
