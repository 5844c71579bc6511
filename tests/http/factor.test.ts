import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resetAccount } from "../../src/app/office/reset-account.ts";
import { codeOfStep } from "../../src/main/one-time-codes.ts";
import { withClient } from "../../src/storage/pool.ts";
import { type Client, openTestServer, PASSWORD, type TestServer } from "./server.ts";

let test: TestServer;
/** Moved on by hand: a code is taken once in its thirty seconds. */
let now = new Date("2026-12-01T02:00:00Z");
const next = (): void => {
  now = new Date(now.getTime() + 30_000);
};
const codeNow = (secret: string): string =>
  codeOfStep(secret, Math.floor(now.getTime() / 1000 / 30));

beforeAll(async () => {
  test = await openTestServer({ factorForAdministrators: true, now: () => now });
});
afterAll(() => test.stop());

async function enrol(client: Client): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await client.send("POST", "/api/factor")).body;
  const confirmed = await client.send("PUT", "/api/factor", { code: codeNow(secret) });
  expect(confirmed.status, confirmed.text).toBe(200);
  next();
  return { secret, recoveryCodes: confirmed.body.recoveryCodes };
}

const enter = (account: string, code?: string, password = PASSWORD) =>
  test.stranger().send("POST", "/api/session", {
    account,
    password,
    ...(code === undefined ? {} : { code }),
  });

describe("one-time codes", () => {
  it("are those of RFC 6238, appendix B", () => {
    // "12345678901234567890" in base32.
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const codes = [
      [59, "287082"],
      [1_111_111_109, "081804"],
      [1_111_111_111, "050471"],
      [1_234_567_890, "005924"],
      [2_000_000_000, "279037"],
    ] as const;
    for (const [seconds, code] of codes) {
      expect(codeOfStep(secret, Math.floor(seconds / 30))).toBe(code);
    }
  });
});

describe("an administrator", () => {
  it("is served nothing before the second factor is set up, and everything after", async () => {
    await test.account("chief", ["secAdmin"]);
    const client = await test.signIn("chief");
    expect((await client.get("/api/session")).body.session.factor).toBe("owed");
    const before = await client.get("/api/users");
    expect([before.status, before.body.code]).toEqual([403, "session.factorRequired"]);
    const begun = await client.send("POST", "/api/factor");
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
    const wrong = await client.send("PUT", "/api/factor", { code: "000000" });
    expect(wrong.body.code).toBe("session.codeWrong");
    const { recoveryCodes } = await enrol(client);
    expect(recoveryCodes).toHaveLength(10);
    expect((await client.get("/api/session")).body.session.factor).toBe("confirmed");
    expect((await client.get("/api/users")).status).toBe(200);
  });

  it("signs in with password and code, and each code opens once", async () => {
    await test.account("second", ["secAdmin"]);
    const { secret } = await enrol(await test.signIn("second"));
    const without = await enter("second");
    expect([without.status, without.body.code]).toEqual([401, "session.codeRequired"]);
    const wrongPassword = await enter("second", codeNow(secret), "not this one");
    expect(wrongPassword.body.code).toBe("session.wrong");
    expect((await enter("second", codeNow(secret))).status).toBe(200);
    const again = await enter("second", codeNow(secret));
    expect([again.status, again.body.code]).toEqual([401, "session.codeWrong"]);
    next();
    expect((await enter("second", codeNow(secret))).status).toBe(200);
  });

  it("gets in once with each recovery code", async () => {
    await test.account("third", ["auditAdmin"]);
    const { recoveryCodes } = await enrol(await test.signIn("third"));
    const [code = ""] = recoveryCodes;
    expect((await enter("third", code)).status).toBe(200);
    expect((await enter("third", code)).body.code).toBe("session.codeWrong");
    expect((await enter("third", recoveryCodes[1]?.toUpperCase())).status).toBe(200);
  });

  it("who guesses codes is stopped like one who guesses passwords", async () => {
    await test.account("guessed", ["sysAdmin"]);
    const { secret } = await enrol(await test.signIn("guessed"));
    next();
    const right = codeNow(secret);
    const statuses: number[] = [];
    for (let guess = 0; guess < 14; guess++) {
      await enter("guessed");
      const code = String(guess).padStart(6, "0");
      if (code !== right) statuses.push((await enter("guessed", code)).status);
    }
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(statuses.at(-1)).toBe(429);
  });

  it("who lost the telephone is helped by another, never by himself", async () => {
    await test.account("lost", ["auditAdmin"]);
    const { secret } = await enrol(await test.signIn("lost"));
    await test.account("helper", ["secAdmin"]);
    const helper = await test.signIn("helper");
    await enrol(helper);
    const own = await helper.send("PATCH", "/api/users/helper", { resetFactor: true });
    expect(own.body.code).toBe("account.ownRoles");
    const reset = await helper.send("PATCH", "/api/users/lost", { resetFactor: true });
    expect(reset.body.user.hasFactor).toBe(false);
    const client = await test.signIn("lost");
    expect((await client.get("/api/session")).body.session.factor).toBe("owed");
    expect((await client.send("PUT", "/api/factor", { code: codeNow(secret) })).status).toBe(401);
  });

  it("whom nobody else can help is brought back at the machine, and the log keeps it", async () => {
    await test.account("only", ["secAdmin"]);
    const before = await test.signIn("only");
    await enrol(before);
    await expect(resetAccount(test.app, "nobody")).rejects.toMatchObject({
      code: "account.notFound",
    });
    const { account, oneTimePassword } = await resetAccount(test.app, "ONLY");
    expect([account.account, account.hasTotp]).toEqual(["only", false]);
    expect((await before.get("/api/session")).body.session).toBeNull();
    expect((await enter("only")).body.code).toBe("session.wrong");
    expect((await enter("only", undefined, oneTimePassword ?? "")).status).toBe(200);
    const { rows } = await withClient(test.admin, (client) =>
      client.query(
        "select actor, data from guanhu.event where kind = 'account.changed' and about = 'only'",
      ),
    );
    expect(rows[0]).toMatchObject({ actor: "system", data: { at: "machine" } });
  });

  it("cannot replace a confirmed factor without that help", async () => {
    await test.account("fixed", ["secAdmin"]);
    const client = await test.signIn("fixed");
    await enrol(client);
    const again = await client.send("POST", "/api/factor");
    expect([again.status, again.body.code]).toEqual([409, "session.factorExists"]);
  });
});

describe("a session", () => {
  it("ends after eight hours, however busy it is", async () => {
    await test.account("busy", ["manager"]);
    const client = await test.signIn("busy");
    const began = now;
    for (const hours of [4, 7.9]) {
      now = new Date(began.getTime() + hours * 3_600_000);
      expect((await client.get("/api/regimes")).status).toBe(200);
    }
    now = new Date(began.getTime() + 8.1 * 3_600_000);
    expect((await client.get("/api/regimes")).status).toBe(401);
  });

  it("ends with the transaction that closes the account, whatever closed it", async () => {
    await test.account("gone", ["manager"]);
    const client = await test.signIn("gone");
    await test.app.database.within({ actor: "system", units: "all" }, ({ accounts }) =>
      accounts.update("gone", { isActive: false }),
    );
    expect((await client.get("/api/regimes")).status).toBe(401);
    await test.app.database.within({ actor: "system", units: "all" }, ({ accounts }) =>
      accounts.update("gone", { isActive: true }),
    );
    expect((await client.get("/api/regimes")).status).toBe(401);
  });
});
