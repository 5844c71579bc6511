import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { IS_FULL } from "../full.ts";
import { type Answer, type Client, openTestServer, type TestServer } from "./server.ts";

const REGIME = readFileSync(
  new URL("../../regimes/foreign-trade/regime.md", import.meta.url),
  "utf8",
).replace("per_day: 3", "per_day: 1000");

const KEYS = IS_FULL ? 500 : 100;
const DELIVERIES = 10;
const PEOPLE = 5;

let test: TestServer;
const people: Client[] = [];

beforeAll(async () => {
  test = await openTestServer({ now: () => new Date("2027-03-02T02:00:00Z") });
  const write = (name: string, lines: readonly string[]): string => {
    const path = join(test.folder, name);
    writeFileSync(path, lines.join("\n"));
    return path;
  };
  const managers = Array.from(
    { length: PEOPLE },
    (_, i) => `W${i},业务员${i},外贸部,业务员,2018-03-01,在岗,德语,五金工具`,
  );
  const customers = Array.from(
    { length: KEYS },
    (_, i) => `K${i},Tools ${i} GmbH,德语,合格,德国,40`,
  );
  await seedWorld(test.app, {
    source: REGIME,
    files: [
      {
        kind: "managers",
        path: write("managers.csv", ["工号,姓名,机构,岗位,入职日期,状态,语种,产品线", ...managers]),
      },
      {
        kind: "customers",
        path: write("customers.csv", [
          "客户编号,名称,客户语种,甄别结论,国家,年订单额(万元)",
          ...customers,
        ]),
      },
    ],
    boundary: null,
  });
  for (let i = 0; i < PEOPLE; i++) {
    await test.account(`seller${i}`, ["manager"], { manager: `W${i}` });
    people.push(await test.signIn(`seller${i}`));
  }
});
afterAll(() => test.stop());

/** One claim delivered ten times at once, again and again until every delivery has an answer that stays. */
async function deliver(i: number): Promise<readonly Answer[]> {
  const client = people[i % PEOPLE] as Client;
  const once = (): Promise<Answer> =>
    client.send("POST", `/api/pool/K${i}/claim`, undefined, { "idempotency-key": `claim-${i}` });
  const settle = async (): Promise<Answer> => {
    for (;;) {
      const answer = await once();
      if (answer.body.code !== "idempotency.running") return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return Promise.all(Array.from({ length: DELIVERIES }, settle));
}

describe(`${KEYS} claims, each delivered ${DELIVERIES} times at once`, () => {
  it("have one effect each, and every delivery gets the same answer", async () => {
    const odd: string[] = [];
    for (let from = 0; from < KEYS; from += 10) {
      const group = await Promise.all(Array.from({ length: 10 }, (_, i) => deliver(from + i)));
      for (const [i, answers] of group.entries()) {
        const texts = new Set(answers.map((answer) => `${answer.status} ${answer.text}`));
        if (texts.size !== 1 || answers[0]?.status !== 200) odd.push(`${from + i}: ${[...texts]}`);
      }
    }
    expect(odd).toEqual([]);
    const records = await test.app.database.within(SYSTEM, (stores) => stores.ledger.count());
    expect(records).toBe(KEYS);
  }, 600_000);

  it("are refused when the same key comes with another request", async () => {
    const [first] = people;
    const answer = await first?.send("POST", "/api/pool/K5/claim", undefined, {
      "idempotency-key": "claim-0",
    });
    expect([answer?.status, answer?.body.code]).toEqual([422, "idempotency.differs"]);
  });

  it("are answered from what was kept when they come much later", async () => {
    const [first] = people;
    const again = await first?.send("POST", "/api/pool/K0/claim", undefined, {
      "idempotency-key": "claim-0",
    });
    expect([again?.status, again?.headers["idempotency-replayed"]]).toEqual([200, "true"]);
  });
});
