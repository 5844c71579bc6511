import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { singleSignOn } from "../../src/main/single-sign-on.ts";
import { openTestServer, type TestServer } from "./server.ts";

/** A real provider on this machine; `people` says what it states of a person it has signed in. */
const people = new Map<string, string>();
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
    claims: { openid: ["sub"], profile: ["preferred_username"] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: people.get(sub) ?? sub }),
    }),
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

describe("a single sign-on", () => {
  it("is offered by name, and opens the account that the provider vouches for", async () => {
    expect((await test.stranger().get("/api/session")).body.signOn).toBe("统一登录");
    await test.account("mei", ["manager"]);
    const { location, session } = await signOn("mei");
    expect(location).toBe("/");
    expect(await whoHas(session)).toBe("mei");
  });

  it("binds the person: another one who takes the same name is not let in", async () => {
    await test.account("lan", ["manager"]);
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
    await test.account("wei", ["manager"]);
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
