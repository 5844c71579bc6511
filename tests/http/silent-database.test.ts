import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openProxy, type Proxy as SilentProxy } from "./proxy.ts";
import { type Client, openTestServer, type TestServer } from "./server.ts";

let test: TestServer;
let proxy: SilentProxy;
let client: Client;
beforeAll(async () => {
  test = await openTestServer({
    reach: async (app) => {
      proxy = await openProxy(app);
      return proxy.connection;
    },
  });
  client = await test.as("sysAdmin");
});
afterAll(async () => {
  await test.stop();
  await proxy.close();
});

describe("a database that falls silent", () => {
  it("is answered for within ten seconds with 503 and Retry-After, by every request at once", async () => {
    proxy.swallow();
    const began = performance.now();
    // More than the pool has connections.
    const asked = Array.from({ length: 30 }, () => client.get("/api/settings"));
    const answers = await Promise.all([...asked, client.get("/api/health")]);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([503]));
    const [first] = answers;
    expect([first?.headers["retry-after"], first?.body.code]).toEqual([
      "5",
      "database.unavailable",
    ]);
    proxy.heal();
    const back = performance.now();
    let status = 0;
    while (status !== 200) status = (await client.get("/api/settings")).status;
    expect(performance.now() - back).toBeLessThan(5_000);
  }, 40_000);

  it("does not let a retry repeat what was committed before its answer was lost", async () => {
    const key = { "idempotency-key": "lost-commit" };
    const body = {
      name: "一个",
      format: "json",
      url: "https://example.com/hook",
      kinds: ["disk.full"],
    };
    // The commit of the key itself, then that of the work, whose answer is lost.
    const sent = client.send("POST", "/api/webhooks", body, key);
    proxy.swallowAnswerToCommit();
    const first = await sent;
    proxy.heal();
    expect(first.status).toBe(503);
    const second = await client.send("POST", "/api/webhooks", body, key);
    expect([200, 201, 409]).toContain(second.status);
    const { webhooks } = (await client.get("/api/webhooks")).body;
    expect(webhooks.length).toBeLessThanOrEqual(1);
  }, 40_000);
});
