import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import { TIMED_HANDLERS } from "../../src/main/timed-handlers.ts";
import { type Client, openTestServer, type TestServer } from "./server.ts";

const REGIME = readFileSync(
  new URL("../../regimes/foreign-trade/regime.md", import.meta.url),
  "utf8",
);

const REFERRED = [
  "RA,First Buyer Ltd,德语,,德国,40,,",
  "RB,Friend of First Ltd,德语,,德国,40,RA,2027-09-01",
  "RC,Friend of Friend Ltd,德语,,德国,40,RB,2027-09-10",
  "RD,Third in Line Ltd,德语,,德国,40,RC,2027-09-20",
];
const CUSTOMERS = [
  "客户编号,名称,客户语种,甄别结论,国家,年订单额(万元),推荐客户,推荐日期",
  ...REFERRED,
  ...Array.from({ length: 12 }, (_, i) => `K${i},Harbour Tools ${i} GmbH,德语,合格,德国,40,,`),
  "L1,No Language Ltd,,合格,,40,,",
  "S1,Spanish Buyer SA,西班牙语,合格,西班牙,40,,",
  "Z1,Waiting Ltd,德语,暂缓,德国,40,,",
  "X1,Unscreened Ltd,德语,,德国,40,,",
].join("\n");
const MANAGERS = [
  "工号,姓名,机构,岗位,入职日期,状态,语种,产品线",
  "W1,李一,外贸部,业务员,2018-03-01,在岗,德语,五金工具",
  "W2,王二,外贸部,业务员,2018-03-01,在岗,德语,五金工具",
  "W3,赵三,外贸部,业务员,2018-03-01,在岗,德语,五金工具",
].join("\n");

let test: TestServer;
let clock = new Date("2027-03-02T02:00:00Z");
let li: Client;
let wang: Client;
let zhao: Client;

beforeAll(async () => {
  test = await openTestServer({ now: () => clock });
  const write = (name: string, text: string): string => {
    const path = join(test.folder, name);
    writeFileSync(path, text);
    return path;
  };
  await seedWorld(test.app, {
    source: REGIME,
    files: [
      { kind: "managers", path: write("managers.csv", MANAGERS) },
      { kind: "customers", path: write("customers.csv", CUSTOMERS) },
    ],
    boundary: null,
  });
  const person = async (name: string, manager: string): Promise<Client> => {
    await test.account(name, ["manager"], { manager });
    return test.signIn(name);
  };
  [li, wang] = [await person("li", "W1"), await person("wang", "W2")];
  await test.account("zhao", ["manager"], { manager: "W3" });
  zhao = await test.signIn("zhao");
});
afterAll(() => test.stop());

const on = (day: string): void => {
  clock = new Date(`${day}T02:00:00Z`);
};
/** The session of a test is older than a clock that jumps; who acts signs in on the day. */
const signedIn = (name: string): Promise<Client> => test.signIn(name);
const due = (): Promise<number> => runDueEvents(test.app, TIMED_HANDLERS);
const claim = (who: Client, id: string) => who.send("POST", `/api/pool/${id}/claim`);

describe("the pool", () => {
  it("shows what the article shows: nobody's screened customers, without the hidden field", async () => {
    const { status, body } = await li.get("/api/pool?limit=100");
    expect(status).toBe(200);
    const ids = body.rows.map((row: { customer: { id: string } }) => row.customer.id);
    expect(ids).toContain("K0");
    expect(ids).not.toContain("X1");
    expect(JSON.stringify(body.rows)).not.toContain("年订单额");
    expect(body).toMatchObject({ left: 3, taken: 0, mayClaim: true });
    const waiting = body.rows.find((row: { customer: { id: string } }) => row.customer.id === "Z1");
    expect(waiting.against).toMatchObject({ code: "life.ineligible" });
    expect(waiting.against.text).toContain("第十六条之三");
    const spanish = body.rows.find((row: { customer: { id: string } }) => row.customer.id === "S1");
    expect(spanish.against.text).toContain("第九条");
  });

  it("gives a customer to exactly one of those who claim it at once, and tells the others: AC2-01", async () => {
    const answers = await Promise.all([li, wang, zhao].map((who) => claim(who, "K0")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: "life.notFree" });
    expect(lost?.body.detail).toContain("2027-04-01");
    expect(lost?.body.detail).not.toMatch(/李一|王二|赵三/);
    const won = answers.find(({ status }) => status === 200)?.body;
    expect(won).toMatchObject({ state: "protected", until: "2027-04-01", daysLeft: 30 });
    expect(won.articles.map((one: { printed: string }) => one.printed)).toEqual([
      "第十六条之三",
      "第十六条之一",
    ]);
  });

  it("lets nobody claim more than three in a day, one at a time or all at once: AC2-07", async () => {
    const mine = (await zhao.get("/api/lives")).body.total;
    const tries = await Promise.all(["K1", "K2", "K3", "K4", "K5"].map((id) => claim(zhao, id)));
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(3 - mine);
    expect(tries.find(({ status }) => status === 409)?.body).toMatchObject({
      code: "life.dayQuota",
    });
    on("2027-03-03");
    zhao = await signedIn("zhao");
    const many = await zhao.send("POST", "/api/pool/claims", {
      customers: ["K6", "Z1", "K7", "K8", "K9"],
    });
    const refused = many.body.outcomes.map((one: { refused: { code: string } | null }) =>
      one.refused === null ? "taken" : one.refused.code,
    );
    expect(refused).toEqual(["taken", "life.ineligible", "taken", "taken", "life.dayQuota"]);
  });
});

describe("protection", () => {
  it("runs down with warnings, moves with contacts that count, and ends in the pool: AC2-04, AC2-08", async () => {
    on("2027-03-02");
    li = await signedIn("li");
    expect((await claim(li, "K10")).status).toBe(200);
    const contact = async (day: string, more: object = {}) => {
      on(day);
      li = await signedIn("li");
      const at = `${day}T01:00:00Z`;
      return li.send("POST", "/api/lives/K10/contacts", {
        ...{ at, way: "call", answered: true, seconds: 90, evidence: "通话录音" },
        ...more,
      });
    };
    expect((await contact("2027-03-20")).body).toMatchObject({
      counts: true,
      life: { until: "2027-04-01" },
    });
    await due();
    expect((await contact("2027-03-30")).body.life.until).toBe("2027-04-06");
    const dead = await contact("2027-04-05", { answered: false });
    expect(dead.body).toMatchObject({ counts: false, life: { until: "2027-04-06" } });
    expect((await contact("2027-04-05")).body.life.until).toBe("2027-04-12");
    on("2027-04-10");
    await due();
    li = await signedIn("li");
    const near = (await li.get("/api/lives/K10")).body;
    expect(near).toMatchObject({ life: { state: "atRisk", daysLeft: 2 } });
    expect(near.contacts).toHaveLength(4);
    const told = (await li.get("/api/notices")).body.notices;
    expect(told[0].text).toContain("2027-04-12");
    on("2027-04-12");
    await due();
    li = await signedIn("li");
    expect((await li.get("/api/lives/K10")).body.life.owner).toMatchObject({ id: "W1" });
    on("2027-04-13");
    await due();
    li = await signedIn("li");
    expect((await li.get("/api/lives/K10")).status).toBe(404);
    const row = (await li.get("/api/pool?q=Harbour&limit=100")).body.rows.find(
      (one: { customer: { id: string } }) => one.customer.id === "K10",
    );
    expect(row.articles.map((one: { printed: string }) => one.printed)).toEqual([
      "第十六条之一",
      "第十六条之二",
    ]);
    expect(row.against).toMatchObject({ code: "life.cooldown" });
    const again = await claim(li, "K10");
    expect(again.body).toMatchObject({ code: "life.cooldown" });
    expect(again.body.detail).toContain("2027-05-13");
    wang = await signedIn("wang");
    expect((await claim(wang, "K10")).status).toBe(200);
    expect(await due()).toBeGreaterThanOrEqual(0);
    expect(await due()).toBe(0);
  });

  it("after a long stop of the server warns first and lapses a day later", async () => {
    on("2027-05-04");
    li = await signedIn("li");
    expect((await claim(li, "K11")).status).toBe(200);
    on("2027-09-01");
    await due();
    li = await signedIn("li");
    expect((await li.get("/api/lives/K11")).body.life).toMatchObject({ state: "atRisk" });
    await due();
    expect((await li.get("/api/lives/K11")).status).toBe(200);
    on("2027-09-02");
    await due();
    li = await signedIn("li");
    expect((await li.get("/api/lives/K11")).status).toBe(404);
  });
});

describe("a colleague's customer", () => {
  it("answers like one that is not there, once nobody can have come second", async () => {
    on("2027-08-25");
    wang = await signedIn("wang");
    expect((await claim(wang, "K9")).status).toBe(200);
    on("2027-09-05");
    [li, wang] = [await signedIn("li"), await signedIn("wang")];
    const held = (await wang.get("/api/lives")).body.rows[0].customer.id;
    for (const [path, body] of [
      ["/api/pool/ID/claim", undefined],
      ["/api/lives/ID/register", { evidence: "x" }],
      ["/api/lives/ID/release", { reason: "x" }],
    ] as const) {
      const answers = await Promise.all(
        [held, "NOBODY"].map((id) => li.send("POST", path.replace("ID", id), body)),
      );
      expect(answers.map(({ status, body: { code } }) => [status, code])).toEqual([
        [404, "customer.notFound"],
        [404, "customer.notFound"],
      ]);
    }
    expect((await claim(li, "X1")).status).toBe(404);
  });
});

describe("the clock", () => {
  it("that steps back does nothing early and nothing twice", async () => {
    on("2027-09-05");
    await due();
    on("2027-08-01");
    expect(await due()).toBe(0);
    wang = await signedIn("wang");
    const before = (await wang.get("/api/lives")).body.rows;
    on("2027-09-05");
    expect(await due()).toBe(0);
    wang = await signedIn("wang");
    const after = (await wang.get("/api/lives")).body.rows;
    const states = (rows: readonly { customer: unknown; state: unknown; until: unknown }[]) =>
      rows.map(({ customer, state, until }) => ({ customer, state, until }));
    expect(states(after)).toEqual(states(before));
  });
});

describe("a registration", () => {
  it("that lacks what the article asks is valid for seven days, and a deal keeps a year", async () => {
    on("2027-09-10");
    [li, wang] = [await signedIn("li"), await signedIn("wang")];
    const evidence = { evidence: "展会名片" };
    const open = await li.send("POST", "/api/lives/L1/register", evidence);
    expect(open.body).toMatchObject({ state: "claimed", until: "2027-09-17" });
    const late = await wang.send("POST", "/api/lives/L1/register", evidence);
    expect(late.body).toMatchObject({ code: "life.notFree", status: 409 });
    const deal = await li.send("POST", "/api/lives/L1/deal", {
      on: "2027-09-10",
      evidence: "合同 17",
    });
    expect(deal.body).toMatchObject({ state: "owned", until: "2028-09-09", dealt: "2027-09-10" });
    const foreign = await wang.send("POST", "/api/lives/L1/deal", {
      on: "2027-09-10",
      evidence: "x",
    });
    const missing = await wang.send("POST", "/api/lives/NOBODY/deal", {
      on: "2027-09-10",
      evidence: "x",
    });
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    const back = await li.send("POST", "/api/lives/L1/release", { reason: "转为内销" });
    expect(back.body).toMatchObject({ state: "pool", owner: null });
    expect((await wang.send("POST", "/api/lives/L1/register", evidence)).body).toMatchObject({
      code: "life.inPool",
    });
  });
});

describe("a registration of a customer that is not known", () => {
  it("enters and protects it in one, and is told where somebody has it already", async () => {
    on("2027-10-08");
    [li, wang] = [await signedIn("li"), await signedIn("wang")];
    const form = (await li.get("/api/lives/form")).body.fields;
    const screening = form.find((one: { label: string }) => one.label === "甄别结论");
    expect(screening.values).toEqual(["合格", "培育", "暂缓"]);
    const language = form.find((one: { label: string }) => one.label === "客户语种");
    const body = {
      name: "Nordlicht Werkzeuge GmbH",
      website: "https://nordlicht-werkzeuge.example",
      facts: { [screening.key]: "合格", [language.key]: "德语" },
      evidence: "展会名片",
    };
    const made = await li.send("POST", "/api/lives", body);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: "protected", until: "2027-11-07" });
    const wrong = await li.send("POST", "/api/lives", {
      ...body,
      facts: { [screening.key]: "好" },
    });
    expect(wrong.status).toBe(400);
    const outside = await li.send("POST", "/api/lives", {
      name: "Southern Cross Traders",
      evidence: "x",
    });
    expect(outside.body).toMatchObject({ code: "life.noArticle" });
    const mine = (await li.get("/api/lives")).body.rows.map(
      (row: { customer: { name: string } }) => row.customer.name,
    );
    expect(mine).toContain("Nordlicht Werkzeuge GmbH");
    expect(mine).not.toContain("Southern Cross Traders");
  });
});

describe("customers whom customers refer", () => {
  it("go to the owner of who referred them, two referrals deep: AC2-06", async () => {
    await test.app.database.within(SYSTEM, (stores) =>
      stores.ownership.change(
        [
          {
            customer: "RA",
            expectedVer: 0,
            to: "W1",
            articles: ["book-taken-over"],
            reason: "试验",
            weight: 1,
          },
        ],
        { regime: "guanhu", revision: 1, cause: "import" },
      ),
    );
    const head = await test.as("unitHead");
    const given: unknown[] = [];
    for (const id of ["RB", "RC", "RD"]) {
      const { body } = await head.send("POST", `/api/dispatch/${id}`);
      const { latest } = (await head.get(`/api/dispatch/${id}/latest`)).body;
      given.push([id, body.manager?.id, latest.strategy, body.articles[0]?.printed]);
    }
    // The third referral is given out like any other customer.
    expect(given).toEqual([
      ["RB", "W1", "referral", "第十六条之九"],
      ["RC", "W1", "referral", "第十六条之九"],
      ["RD", expect.any(String), "byPrices", "第十六条之九"],
    ]);
  });
});

describe("a locked customer", () => {
  it("stays where it is at the end of its protection, and is looked at when the lock ends", async () => {
    on("2029-03-05");
    await due();
    wang = await signedIn("wang");
    const rows = (await wang.get("/api/pool?limit=100")).body.rows;
    const { id } = rows.find((row: { against: unknown }) => row.against === null).customer;
    expect((await claim(wang, id)).body.until).toBe("2029-04-04");
    const lock = { customer: id, manager: "W2", reason: "诉讼期间" };
    const allocator = await test.as("allocator");
    const past = await allocator.send("POST", "/api/locks", { ...lock, until: "2029-03-04" });
    expect([past.status, past.body.code]).toEqual([422, "lock.untilPast"]);
    const made = await allocator.send("POST", "/api/locks", { ...lock, until: "2029-05-31" });
    expect(made.body).toMatchObject({ until: "2029-05-31" });
    for (const day of ["2029-04-03", "2029-04-05", "2029-04-06"]) {
      on(day);
      await due();
    }
    wang = await signedIn("wang");
    expect((await wang.get(`/api/lives/${id}`)).body.life.owner).toMatchObject({ id: "W2" });
    const notices: { kind: string; text: string }[] = (await wang.get("/api/notices")).body.notices;
    const told = notices.filter(({ kind }) => kind === "protection.locked");
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("2029-05-31");
    const back = await wang.send("POST", `/api/lives/${id}/release`, { reason: "不跟了" });
    expect([back.status, back.body.code]).toEqual([409, "life.locked"]);
    expect(back.body.detail).toContain("诉讼期间");
    on("2029-06-01");
    await due();
    wang = await signedIn("wang");
    expect((await wang.get(`/api/lives/${id}`)).status).toBe(404);
  });
});

describe("a customer written another way", () => {
  it("is likely the one there is, and is not entered without a reason: AC2-03", async () => {
    const head = await test.as("unitHead");
    const known = { name: "深圳市鸿宇电子有限公司", phone: "+86 755 8888 6666" };
    expect((await head.send("POST", "/api/customers", known)).status).toBe(201);
    const again = { name: "鸿宇电子(深圳)有限公司", phone: "0755-88886666" };
    const [match] = (await wang.send("POST", "/api/customers/check", again)).body.matches;
    expect(match).toMatchObject({ verdict: expect.stringMatching(/^(same|likely)$/u) });
    expect(match.score).toBeGreaterThanOrEqual(9000);
    const refused = await wang.send("POST", "/api/customers", again);
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringContaining("第十六条之四"),
    ]);
  });
});
