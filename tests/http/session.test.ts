import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdministrator } from "../../src/app/office/create-administrator.ts";
import { openTestServer, PASSWORD, type TestServer } from "./server.ts";

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer();
  await test.account("mei", ["allocator"]);
});
afterAll(() => test.stop());

describe("signing in", () => {
  it("opens a session that lasts until signing out", async () => {
    const client = await test.signIn("mei");
    expect((await client.get("/api/session")).body.session.account).toBe("mei");
    const cookie = client.cookie();
    expect((await client.send("DELETE", "/api/session")).status).toBe(200);
    const old = await test.stranger().get("/api/session", { cookie });
    expect(old.body.session).toBeNull();
  });

  it("answers a wrong password and an unknown account alike", async () => {
    const wrong = await test
      .stranger()
      .send("POST", "/api/session", { account: "mei", password: "no" });
    const unknown = await test
      .stranger()
      .send("POST", "/api/session", { account: "nobody", password: "no" });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect({ ...unknown.body }).toEqual({ ...wrong.body });
  });

  it("gives a new token each time and hides it from scripts", async () => {
    const first = await test.signIn("mei");
    const before = first.cookie();
    const answer = await first.send("POST", "/api/session", { account: "mei", password: PASSWORD });
    expect(first.cookie()).not.toBe(before);
    expect(String(answer.headers["set-cookie"])).toMatch(/HttpOnly/);
    expect(String(answer.headers["set-cookie"])).toMatch(/SameSite=Lax/);
    expect((await test.stranger().get("/api/session", { cookie: before })).body.session).toBeNull();
  });

  it("refuses a write without the header that no foreign page can send", async () => {
    const response = await test.server.inject({
      method: "POST",
      url: "/api/session",
      payload: { account: "mei", password: PASSWORD },
    });
    expect(response.statusCode).toBe(403);
    expect(response.json().code).toBe("request.headerMissing");
  });

  it("pauses after ten wrong passwords, also for the right one from a new address", async () => {
    await test.account("victim", ["allocator"]);
    for (let guess = 0; guess < 10; guess++) {
      const answer = await test
        .stranger()
        .send("POST", "/api/session", { account: "victim", password: `no${guess}` });
      expect(answer.status).toBe(401);
    }
    const answer = await test
      .stranger()
      .send("POST", "/api/session", { account: "victim", password: PASSWORD });
    expect(answer.status).toBe(429);
    expect(answer.body.code).toBe("session.throttled");
    expect(answer.headers["retry-after"]).toBeDefined();
  });
});

describe("guesses at the same moment", () => {
  it("are counted before any is looked at: at most ten of two hundred are hashed", async () => {
    await test.account("target", ["allocator"]);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, guess) =>
        test.stranger().send("POST", "/api/session", {
          account: guess % 2 ? "target" : "TARGET",
          password: `no${guess}`,
        }),
      ),
    );
    const hashed = answers.filter((answer) => answer.status === 401);
    expect(hashed.length).toBeGreaterThan(0);
    expect(hashed.length).toBeLessThanOrEqual(10);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(200 - hashed.length);
  });

  it("do not count against whoever shows the right password", async () => {
    await test.account("busy", ["allocator"]);
    for (let i = 0; i < 15; i++) await test.signIn("busy");
  });
});

describe("a change of password", () => {
  it("is no way to guess the present one: wrong guesses count as at the door", async () => {
    await test.account("guest", ["manager"]);
    const client = await test.signIn("guest");
    const guess = (current: string) =>
      client.send("POST", "/api/session/password", { current, next: "a longer secret 1" });
    for (let i = 0; i < 10; i++) expect((await guess(`wrong ${i}`)).status).toBe(422);
    const stopped = await guess(PASSWORD);
    expect([stopped.status, stopped.body.code]).toEqual([429, "session.throttled"]);
  });
});

describe("a one-time password", () => {
  it("is made once for the first administrator and must be changed before anything else", async () => {
    const fresh = await openTestServer();
    try {
      const password = await createAdministrator(fresh.app);
      expect(password).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
      expect(await createAdministrator(fresh.app)).toBeNull();
      const admin = await fresh.signIn("admin", password ?? "");
      expect((await admin.get("/api/users")).body.code).toBe("session.passwordChangeRequired");
      const weak = await admin.send("POST", "/api/session/password", {
        current: password,
        next: "aaaaaaaaaaaa",
      });
      expect(weak.body.code).toBe("session.passwordWeak");
      const changed = await admin.send("POST", "/api/session/password", {
        current: password,
        next: "四海之内皆兄弟也 2026",
      });
      expect(changed.status).toBe(200);
      expect((await admin.get("/api/users")).status).toBe(200);
    } finally {
      await fresh.stop();
    }
  });

  it("of a new account works once it is handed over, and closing the account ends its session at once", async () => {
    const admin = await test.as("secAdmin");
    const added = await admin.send("POST", "/api/users", {
      account: "new.person",
      displayName: "新人",
      roles: ["allocator"],
    });
    expect(added.status).toBe(201);
    expect(
      (
        await admin.send("POST", "/api/users", {
          account: "new.person",
          displayName: "x",
          roles: ["allocator"],
        })
      ).body.code,
    ).toBe("account.exists");
    const client = await test.signIn("new.person", added.body.oneTimePassword);
    await client.send("POST", "/api/session/password", {
      current: added.body.oneTimePassword,
      next: "a longer secret 1",
    });
    expect((await client.get("/api/overview")).status).toBe(200);
    await admin.send("PATCH", "/api/users/new.person", { isActive: false });
    expect((await client.get("/api/overview")).status).toBe(401);
  });

  it("cannot be given to roles that must watch one another", async () => {
    const admin = await test.as("secAdmin");
    for (const roles of [
      ["auditAdmin", "sysAdmin"],
      ["sysAdmin", "secAdmin"],
      ["sysAdmin", "allocator"],
      ["executive", "auditAdmin"],
    ]) {
      const answer = await admin.send("POST", "/api/users", {
        account: "both",
        displayName: "两职",
        roles,
      });
      expect([answer.status, answer.body.code]).toEqual([422, "account.rolesExclude"]);
    }
    await test.account("plain", ["manager"]);
    const given = await admin.send("PATCH", "/api/users/plain", { roles: ["manager", "secAdmin"] });
    expect(given.body.code).toBe("account.rolesExclude");
    const business = await admin.send("PATCH", "/api/users/plain", {
      roles: ["manager", "teamLead"],
    });
    expect(business.status).toBe(200);
  });

  it("does not let anybody change the roles of his own account", async () => {
    await test.account("selfish", ["secAdmin"]);
    const admin = await test.signIn("selfish");
    const answer = await admin.send("PATCH", "/api/users/selfish", { roles: ["allocator"] });
    expect([answer.status, answer.body.code]).toEqual([403, "account.ownRoles"]);
    const same = await admin.send("PATCH", "/api/users/selfish", {
      displayName: "自己",
      roles: ["secAdmin"],
    });
    expect(same.status).toBe(200);
  });
});
