import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import { type Client, openTestServer, type TestServer } from "./server.ts";

let test: TestServer;
let admin: Client;
let isFull = false;
beforeAll(async () => {
  test = await openTestServer();
  Object.assign(test.app, { room: { isFull: () => isFull } });
  admin = await test.as("sysAdmin");
  await test.account("later", ["sysAdmin"]);
});
afterAll(() => test.stop());

const rename = (organisation: string) => admin.send("PUT", "/api/settings", { organisation });

describe("while the disk is nearly full", () => {
  it("nothing is written, and the answer says what to do and when to ask again", async () => {
    isFull = true;
    const answer = await rename("写不进去");
    expect([answer.status, answer.body.code, answer.headers["retry-after"]]).toEqual([
      503,
      "database.full",
      "30",
    ]);
    expect(answer.body.can).toContain("腾出磁盘空间");
    expect((await admin.get("/api/settings")).body.organisation).not.toBe("写不进去");
  });

  it("people still sign in, read, and are told", async () => {
    const client = await test.signIn("later");
    expect((await client.get("/api/settings")).status).toBe(200);
    expect((await client.get("/api/health")).body).toMatchObject({ ok: true, writable: false });
  });

  it("what falls due waits", async () => {
    expect(await runDueEvents(test.app, {}, 10)).toBe(0);
  });

  it("writing comes back with the room, without a restart", async () => {
    isFull = false;
    expect((await rename("又能写了")).body.organisation).toBe("又能写了");
    expect((await admin.get("/api/health")).body.writable).toBe(true);
  });
});
