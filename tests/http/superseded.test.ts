import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "../../src/app/scope.ts";
import {
  type Client,
  ended,
  finishedRun,
  GROUP_REGIME,
  openTestServer,
  seedSmallWorld,
  type TestServer,
} from "./server.ts";

let test: TestServer;
let allocator: Client;
let run: string;

beforeAll(async () => {
  test = await openTestServer();
  await seedSmallWorld(test, 60);
  allocator = await test.as("allocator", "unitHead");
  run = await finishedRun(allocator);
});
afterAll(() => test.stop());

async function putNextInForce(): Promise<void> {
  const source = GROUP_REGIME.replace("revision: 1", "revision: 2");
  const next = { regime: "group-customers", title: "集团", owner: "", revision: 2, source };
  const isPublished = await test.app.database.within(SYSTEM, ({ regimes }) =>
    regimes.publish(
      {
        ...next,
        hash: test.app.hash(source),
        effective: "2026-01-01",
        editedBy: "editor",
        signedWarnings: [],
        articles: [],
      },
      null,
    ),
  );
  expect(isPublished).toBe(true);
}

async function leaver(): Promise<string> {
  const { rows } = (await allocator.get(`/api/runs/${run}/managers`)).body;
  const manager = rows.find((row: { after: { count: number } }) => row.after.count > 0).manager.id;
  const body = { manager, depth: "own" };
  const started = await allocator.send("POST", `/api/runs/${run}/leaver`, body);
  return ended(allocator, started.body.id);
}

describe("a plan that began from one of a superseded revision", () => {
  it("is not published, whenever it was made, and the refusal names both revisions", async () => {
    const early = await leaver();
    const body = { axis: "workloadBalance", values: [100, 200], seconds: 1 };
    const started = await allocator.send("POST", `/api/runs/${run}/curve`, body);
    const curve = await ended(allocator, started.body.id);
    const [point] = (await allocator.get(`/api/runs/${curve}/curve`)).body.points;
    await putNextInForce();
    for (const id of [early, await leaver(), point.run.id]) {
      const answer = await allocator.send("POST", `/api/runs/${id}/publish?lang=en`);
      expect([answer.status, answer.body.code]).toEqual([409, "run.regimeSuperseded"]);
      expect(answer.body.detail).toContain("revision 2 is in force");
      expect((await allocator.get(`/api/runs/${id}`)).body.state).toBe("done");
    }
  });
});
