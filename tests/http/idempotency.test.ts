import type { FastifyReply, FastifyRequest } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../src/app/ports.ts";
import { once } from "../../src/http/idempotency.ts";
import { withClient } from "../../src/storage/pool.ts";
import { openTestServer, type TestServer } from "./server.ts";

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer();
});
afterAll(() => test.stop());

/** The database, except that it goes away for one transaction. */
function lostAt(call: number): Database {
  const { database } = test.app;
  let calls = 0;
  return {
    isAlive: () => database.isAlive(),
    watchNotices: database.watchNotices,
    within: (scope, work) =>
      ++calls === call ? Promise.reject(new Error("gone")) : database.within(scope, work),
  };
}

const keyed = (key: string, database: Database) => ({
  app: { ...test.app, database },
  account: "somebody",
  route: "POST /api/x",
  request: {
    url: "/api/x",
    body: null,
    headers: { "idempotency-key": key },
  } as unknown as FastifyRequest,
  reply: { statusCode: 200 } as FastifyReply,
});

it("an effect whose answer could not be kept is not repeated by a retry", async () => {
  let effects = 0;
  const work = async (): Promise<{ n: number }> => ({ n: ++effects });
  expect(await once(keyed("k1", lostAt(2)), work)).toEqual({ n: 1 });
  await expect(once(keyed("k1", test.app.database), work)).rejects.toMatchObject({
    code: "idempotency.running",
  });
  expect(effects).toBe(1);
});

it("a key whose work failed may be used again", async () => {
  const failing = once(keyed("k2", test.app.database), () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await once(keyed("k2", test.app.database), async () => "yes").catch(String)).toBe("yes");
});

it("a key whose outcome nobody knows is not taken over, however old it is", async () => {
  let effects = 0;
  const work = async (): Promise<{ n: number }> => ({ n: ++effects });
  await once(keyed("k3", lostAt(2)), work);
  await withClient(test.admin, (client) =>
    client.query(
      "update guanhu.idempotency_key set created_at = now() - interval '3 days' where key = 'k3'",
    ),
  );
  await expect(once(keyed("k3", test.app.database), work)).rejects.toMatchObject({
    code: "idempotency.running",
  });
  expect(effects).toBe(1);
});
