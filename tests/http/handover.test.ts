import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import { reportDue } from "../../src/app/duties/report-cover.ts";
import { BOOK_TAKEN_OVER } from "../../src/app/grounds.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import type { LocalDate } from "../../src/core/shared/index.ts";
import { TIMED_HANDLERS } from "../../src/main/timed-handlers.ts";
import { HANDOVER_REGIME, seedHandoverWorld } from "./handover-world.ts";
import { type Answer, type Client, ended, openTestServer, type TestServer } from "./server.ts";

let test: TestServer;
const clock = { now: new Date("2026-12-01T01:00:00Z") };
let head: Client;
let second: Client;
let one: Client;
let two: Client;

const CUSTOMERS = Array.from({ length: 6 }, (_, i) => ({
  id: `C${i + 1}`,
  owner: "Z0",
  tier: i === 0 ? "甲类" : "乙类",
  industry: i < 3 ? "制造业" : "批发业",
}));

beforeAll(async () => {
  test = await openTestServer({ now: () => clock.now });
  await seedHandoverWorld(test, {
    managers: [
      { id: "Z0", limit: 10, grade: "三级" },
      { id: "R1", limit: 10, grade: "三级", industries: "制造业" },
      { id: "R2", limit: 10, grade: "三级", industries: "批发业" },
      { id: "R3", limit: 2, grade: "一级", unit: "二部" },
      { id: "H1", limit: 5, grade: "三级", industries: "运输业" },
    ],
    customers: [
      ...CUSTOMERS,
      { id: "D1", owner: "R1" },
      { id: "D2", owner: "R1" },
      { id: "D3", owner: "R2" },
      { id: "H9", owner: "H1" },
      { id: "G1", owner: "R1", group: "甲集团" },
      { id: "G2", owner: "R1", group: "甲集团" },
    ],
  });
  await test.account("head1", ["unitHead"], { unit: "一部" });
  await test.account("head2", ["unitHead"], { unit: "二部" });
  await test.account("z0", ["manager"], { manager: "Z0" });
  await test.account("r1", ["manager"], { manager: "R1" });
  await test.account("r2", ["manager"], { manager: "R2" });
  head = await test.signIn("head1");
  second = await test.signIn("head2");
  one = await test.signIn("r1");
  two = await test.signIn("r2");
});
afterAll(() => test.stop());

interface Item {
  readonly customer: { readonly id: string };
  readonly to: { readonly id: string } | null;
  readonly state: string;
  readonly allowed: readonly string[];
}
const itemsOf = (answer: Answer, to: string): readonly string[] =>
  (answer.body.items as readonly Item[])
    .filter((item) => item.to?.id === to)
    .map(({ customer }) => customer.id);
const ownerOf = async (customer: string): Promise<string | null> =>
  (await (await test.as("inspector")).get(`/api/customers/${customer}`)).body.owner?.id ?? null;

describe("a departure", () => {
  let id: string;
  const at = (path = ""): string => `/api/handovers/${id}${path}`;

  it("is opened by the head of the unit; another unit's head sees nothing of it", async () => {
    const input = { manager: "Z0", lastDay: "2026-12-31", reason: "个人原因" };
    const foreign = await second.send("POST", "/api/handovers", input);
    const missing = await second.send("POST", "/api/handovers", { ...input, manager: "ZZ" });
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    const opened = await head.send("POST", "/api/handovers", input);
    expect(opened.status).toBe(201);
    expect(opened.body.articles.map(({ printed }: { printed: string }) => printed)).toEqual([
      "第六条",
    ]);
    id = opened.body.id;
    const again = await head.send("POST", "/api/handovers", input);
    expect([again.status, again.body.code]).toEqual([409, "handover.going"]);
    expect((await second.get(at())).status).toBe(404);
    expect((await one.get(at())).status).toBe(404);
  });

  it("may be taken back before the freeze, and given again", async () => {
    expect((await head.send("POST", at("/assign"))).body.code).toBe("handover.notNow");
    const cancelled = await head.send("POST", at("/cancel"));
    expect([cancelled.status, cancelled.body.state]).toEqual([200, "cancelled"]);
    const input = { manager: "Z0", lastDay: "2026-12-31", reason: "个人原因" };
    id = (await head.send("POST", "/api/handovers", input)).body.id;
    expect((await head.get(at())).body.state).toBe("created");
  });

  it("keeps nobody out before the freeze; from that instant the leaver has no session", async () => {
    const leaver = await test.signIn("z0");
    expect((await leaver.get("/api/my-book")).status).toBe(200);
    const frozen = await head.send("POST", at("/freeze"));
    expect([frozen.status, frozen.body.state, frozen.body.items.length]).toEqual([
      200,
      "frozen",
      6,
    ]);
    expect((await leaver.get("/api/my-book")).status).toBe(401);
  });

  it("is planned from the book as it stands: similar receivers, nobody else is moved", async () => {
    const planned = await head.send("POST", at("/plan"));
    expect(planned.status).toBe(202);
    const run = planned.body.run.id;
    await ended(head, run);
    const moves = await head.get(`/api/runs/${run}/moves`);
    expect(moves.status).toBe(200);
    const whole = await head.send("POST", `/api/runs/${run}/publish`);
    expect([whole.status, whole.body.code]).toEqual([409, "run.ofHandover"]);
    const assigned = await head.send("POST", at("/assign"));
    expect([assigned.status, assigned.body.state]).toEqual([200, "assigned"]);
    expect(itemsOf(assigned, "R1")).toEqual(["C1", "C2", "C3"]);
    expect(itemsOf(assigned, "R2")).toEqual(["C4", "C5", "C6"]);
  });

  it("shows a receiver his own items alone, and only he signs them", async () => {
    const mine = await one.get(at());
    expect(mine.body.items.map((item: Item) => item.customer.id)).toEqual(["C1", "C2", "C3"]);
    expect(mine.body.items[0].allowed).toContain("accept");
    expect((await one.get("/api/overview")).body.waiting).toContainEqual({
      kind: "handoverItems",
      count: 3,
      about: null,
      text: "有 3 户交接等你签收",
    });
    const foreign = await one.send("POST", at("/answer"), { customers: ["C4"], accept: true });
    const missing = await one.send("POST", at("/answer"), { customers: ["X9"], accept: true });
    expect([foreign.status, foreign.body.code]).toEqual([missing.status, missing.body.code]);
    expect(foreign.status).toBe(404);
    expect(await ownerOf("C4")).toBe("Z0");
  });

  it("gives a refused item to the next candidate, who is told", async () => {
    const silent = await one.send("POST", at("/answer"), { customers: ["C3"], accept: false });
    expect([silent.status, silent.body.code]).toEqual([422, "handover.reasonMissing"]);
    const refused = await one.send("POST", at("/answer"), {
      customers: ["C3"],
      accept: false,
      reason: "与本人在管客户竞争",
    });
    expect(refused.status).toBe(200);
    const now = await head.get(at());
    const item = now.body.items.find((one: Item) => one.customer.id === "C3");
    expect(item).toMatchObject({ state: "proposed", refusals: 1 });
    expect(["R2", "H1"]).toContain(item.to.id);
    const told = (await two.get("/api/notices")).body;
    expect(JSON.stringify(told)).toContain("经理Z0");
  });

  it("does not close while items are open, records lack or the visit is due; then it does, in one stroke", async () => {
    const c3 = (await head.get(at())).body.items.find((item: Item) => item.customer.id === "C3").to
      .id;
    await one.send("POST", at("/answer"), { customers: ["C1", "C2"], accept: true });
    const open = await head.send("POST", at("/close"));
    expect([open.status, open.body.code]).toEqual([409, "handover.itemsOpen"]);
    const rest = c3 === "R2" ? ["C3", "C4", "C5", "C6"] : ["C4", "C5", "C6"];
    await two.send("POST", at("/answer"), { customers: rest, accept: true });
    if (c3 !== "R2") {
      await test.account("h1", ["manager"], { manager: "H1" });
      await (await test.signIn("h1")).send("POST", at("/answer"), {
        customers: ["C3"],
        accept: true,
      });
    }
    const lacking = await head.send("POST", at("/close"));
    expect([lacking.status, lacking.body.code]).toEqual([409, "handover.recordsLacking"]);
    for (const { id: customer } of CUSTOMERS)
      await head.send("PATCH", at(`/items/${customer}`), { contents: { 未结事项: "无" } });
    const unvisited = await head.send("POST", at("/close"));
    expect([unvisited.status, unvisited.body.code]).toEqual([409, "handover.visitsDue"]);
    const ahead = await one.send("PATCH", at("/items/C1"), { visitedOn: "2027-01-05" });
    expect([ahead.status, ahead.body.code]).toEqual([422, "handover.visitAhead"]);
    await one.send("PATCH", at("/items/C1"), { visitedOn: "2026-12-01" });
    const defect = { customer: "C2", code: "incomplete", note: "缺合同" };
    const entered = await one.send("POST", at("/defects"), defect);
    expect([entered.status, entered.body.defects[0].points]).toEqual([201, 1]);
    // One defect of a kind counts once, whoever enters it; another kind counts beside it.
    const twice = await head.send("POST", at("/defects"), defect);
    expect([twice.status, twice.body.code]).toEqual([409, "handover.defectEntered"]);
    const other = await head.send("POST", at("/defects"), { ...defect, code: "wrong" });
    expect(other.body.defects).toHaveLength(2);
    const closed = await head.send("POST", at("/close"));
    expect([closed.status, closed.body.state, closed.body.signedBy]).toEqual([
      200,
      "closed",
      "head1",
    ]);
    expect(await ownerOf("C1")).toBe("R1");
    expect(await ownerOf("C5")).toBe("R2");
    const ledger = await (await test.as("auditAdmin")).get("/api/ledger?customer=C1&limit=1");
    expect(ledger.body.rows[0]).toMatchObject({ cause: "handover", article: { key: "leaving" } });
  });

  it("is checked thirty days later, and is not closed twice", async () => {
    expect((await head.get(at())).body.checkOn).toBe("2026-12-31");
    clock.now = new Date("2026-12-31T00:30:00Z");
    await runDueEvents(test.app, TIMED_HANDLERS);
    head = await test.signIn("head1");
    one = await test.signIn("r1");
    two = await test.signIn("r2");
    second = await test.signIn("head2");
    expect((await head.get(at())).body.state).toBe("postCheck");
    const told = (await head.get("/api/notices")).body.notices[0];
    expect(told).toMatchObject({ kind: "handover.check", place: "duties", about: id });
    expect(told.text).toContain("第九条");
    const owed = (await head.get("/api/duties")).body.duties;
    expect(owed.map((duty: { customer: { id: string } }) => duty.customer.id)).toEqual(
      CUSTOMERS.map((customer) => customer.id),
    );
    expect(owed[0]).toMatchObject({ kind: "check", due: "2026-12-31", mayDo: true });
    expect((await one.get("/api/duties")).body.duties[0].mayDo).toBe(false);
    const body = { customer: "C1", note: "满意，知道新的客户经理" };
    const own = await one.send("POST", at("/checks"), body);
    expect(own.status).toBe(403);
    const ahead = await head.send("POST", at("/checks"), { ...body, on: "2027-01-01" });
    expect([ahead.status, ahead.body.code]).toEqual([422, "duty.ahead"]);
    expect((await head.send("POST", at("/checks"), body)).status).toBe(200);
    const twice = await head.send("POST", at("/checks"), body);
    expect([twice.status, twice.body.code]).toEqual([409, "duty.done"]);
    const view = (await head.get(at())).body;
    expect(view.items[0].check).toMatchObject({ doneOn: "2026-12-31", by: "head1" });
    const rows = (await head.get("/api/handovers")).body.handovers;
    expect(rows.find((row: { id: string }) => row.id === id).checksDue).toBe(5);
    const again = await head.send("POST", at("/close"));
    expect([again.status, again.body.code]).toEqual([409, "handover.notNow"]);
  });

  it("shares a result by the article: 70 % to the former manager within three months", async () => {
    const day = (await one.get("/api/credit/C1")).body.changedOn;
    const credit = await one.get(`/api/credit/C1?fen=101&on=${day}`);
    expect(credit.body).toMatchObject({
      owner: { id: "R1" },
      shares: [
        { manager: { id: "Z0" }, share: 7000, fen: 71 },
        { manager: { id: "R1" }, share: 3000, fen: 30, until: null },
      ],
      articles: [{ key: "credit" }],
    });
    const before = await one.get("/api/credit/C1?on=2025-01-01");
    expect(before.body).toMatchObject({ changedOn: null, owner: null, articles: [] });
    expect((await one.get("/api/credit/C5")).status).toBe(404);
  });
});

describe("an absence", () => {
  it("is covered: the stand-in sees the customers while it lasts, and a report ends it", async () => {
    const gone = await head.send("POST", "/api/absences", {
      manager: "R2",
      from: "2026-12-31",
      to: "2027-01-10",
      reason: "年假",
      standIn: "R1",
    });
    expect([gone.status, gone.body.effect, gone.body.standIn.id]).toEqual([201, "cover", "R1"]);
    expect((await one.get("/api/customers/D3")).status).toBe(200);
    // What he covers stands in his list, under the name of whom he covers.
    const list: { customer: { id: string }; coveredFor: { id: string } | null; state: string }[] = (
      await one.get("/api/lives?limit=100")
    ).body.rows;
    expect(list.find(({ customer }) => customer.id === "D3")).toMatchObject({
      state: "covered",
      coveredFor: { id: "R2" },
    });
    expect(list.find(({ customer }) => customer.id === "D1")?.coveredFor).toBeNull();
    const overlap = await head.send("POST", "/api/absences", {
      manager: "R2",
      from: "2027-01-10",
      to: "2027-01-12",
      reason: "年假",
    });
    expect([overlap.status, overlap.body.code]).toEqual([409, "absence.overlaps"]);
    const foreign = await second.send("POST", `/api/absences/${gone.body.id}/end`, { report: "" });
    expect(foreign.status).toBe(404);
    // ACX-09: the working day after Friday 16 October is the Monday.
    expect(reportDue("2026-10-16" as LocalDate)).toBe("2026-10-19");
    const back = await head.send("POST", `/api/absences/${gone.body.id}/end`, { report: "" });
    expect(back.status).toBe(200);
    expect((await one.get("/api/customers/D3")).status).toBe(404);
    const owed = (await one.get("/api/duties")).body.duties.find(
      ({ kind }: { kind: string }) => kind === "report",
    );
    expect(owed).toMatchObject({ about: gone.body.id, mayDo: true });
    expect((await one.get("/api/notices")).body.notices[0].kind).toBe("cover.report");
    const report = { report: "联系 1 户，无异常" };
    const foreignReport = await second.send("POST", `/api/absences/${gone.body.id}/report`, report);
    expect(foreignReport.status).toBe(404);
    expect((await one.send("POST", `/api/absences/${gone.body.id}/report`, report)).status).toBe(
      200,
    );
    const { absences } = (await head.get("/api/absences")).body;
    expect(absences.find(({ id }: { id: string }) => id === gone.body.id)).toMatchObject(report);
    const late = await one.send("POST", `/api/absences/${gone.body.id}/report`, report);
    expect([late.status, late.body.code]).toEqual([409, "duty.noReport"]);
  });

  it("of two months moves the customers: a handover is opened for it", async () => {
    const gone = await head.send("POST", "/api/absences", {
      manager: "H1",
      from: "2027-02-01",
      to: "2027-03-31",
      reason: "进修",
    });
    expect([gone.status, gone.body.effect]).toEqual([201, "relation"]);
    const list = (await head.get("/api/handovers")).body.handovers;
    expect(list.find((row: { manager: { id: string } }) => row.manager.id === "H1")).toMatchObject({
      kind: "leave",
      state: "created",
      lastDay: "2027-01-31",
    });
  });
});

describe("a transfer", () => {
  const ask = (client: Client, customers: readonly string[], to: string): Promise<Answer> =>
    client.send("POST", "/api/transfers", { customers, to, reason: "客户迁址" });

  it("between two units needs both heads; the owner changes with the second word, not before", async () => {
    const asked = await ask(one, ["D1"], "R3");
    expect([asked.status, asked.body.needed]).toEqual([201, ["fromHead", "toHead"]]);
    const { id } = asked.body;
    const outsider = await test.as("executive");
    const not = await outsider.send("POST", `/api/transfers/${id}/decide`, { agrees: true });
    expect([not.status, not.body.code]).toEqual([403, "transfer.notApprover"]);
    const first = await head.send("POST", `/api/transfers/${id}/decide`, { agrees: true });
    expect([first.status, first.body.state, first.body.missing]).toEqual([
      200,
      "pending",
      ["toHead"],
    ]);
    expect(await ownerOf("D1")).toBe("R1");
    const twice = await head.send("POST", `/api/transfers/${id}/decide`, { agrees: true });
    expect([twice.status, twice.body.code]).toEqual([409, "transfer.approvedAlready"]);
    const last = await second.send("POST", `/api/transfers/${id}/decide`, { agrees: true });
    expect([last.status, last.body.state]).toEqual([200, "done"]);
    expect(await ownerOf("D1")).toBe("R3");
  });

  it("is not approved by the one who benefits alone, though he is head of both sides", async () => {
    await test.account("headh", ["unitHead"], { unit: "一部", manager: "H1" });
    const beneficiary = await test.signIn("headh");
    const asked = await ask(one, ["D2"], "H1");
    expect(asked.status).toBe(201);
    const { id } = asked.body;
    const alone = await beneficiary.send("POST", `/api/transfers/${id}/decide`, { agrees: true });
    expect([alone.status, alone.body.state, alone.body.needsAnother]).toEqual([
      200,
      "pending",
      true,
    ]);
    expect(await ownerOf("D2")).toBe("R1");
    const other = await head.send("POST", `/api/transfers/${id}/decide`, { agrees: true });
    expect([other.status, other.body.state]).toEqual([200, "done"]);
    expect(await ownerOf("D2")).toBe("H1");
  });

  it("of a customer that changed hands meanwhile fails as a whole and moves nobody", async () => {
    const asked = await ask(head, ["D3", "C4"], "R1");
    const { id } = asked.body;
    const other = await ask(head, ["C4"], "H1");
    const alone = await head.send("POST", `/api/transfers/${other.body.id}/decide`, {
      agrees: true,
    });
    // He asked for it: another must agree, whatever places he fills.
    expect([alone.body.state, alone.body.needsAnother]).toEqual(["pending", true]);
    await test.account("deputy1", ["unitHead"], { unit: "一部" });
    const deputy = await test.signIn("deputy1");
    await deputy.send("POST", `/api/transfers/${other.body.id}/decide`, { agrees: true });
    expect(await ownerOf("C4")).toBe("H1");
    const late = await deputy.send("POST", `/api/transfers/${id}/decide`, { agrees: true });
    expect([late.status, late.body.code]).toEqual([409, "transfer.changedMeanwhile"]);
    expect(await ownerOf("D3")).toBe("R2");
    const rejected = await head.send("POST", `/api/transfers/${id}/decide`, { agrees: false });
    expect(rejected.body.state).toBe("rejected");
  });

  it("of one member of a group that must have one owner is refused; the whole group goes", async () => {
    const single = await ask(one, ["G1"], "R2");
    expect([single.status, single.body.code]).toEqual([422, "transfer.dividesGroup"]);
    expect(single.body.data).toMatchObject({ articles: ["第五条之一"], others: ["青禾客户G2"] });
    const body = { customers: ["G1"], to: "R2", reason: "客户迁址", withGroup: true };
    const whole = await one.send("POST", "/api/transfers", body);
    expect(whole.status).toBe(201);
    await head.send("POST", `/api/transfers/${whole.body.id}/decide`, { agrees: true });
    expect([await ownerOf("G1"), await ownerOf("G2")]).toEqual(["R2", "R2"]);
  });

  it("names the article that forbids the receiver", async () => {
    const answer = await ask(one, ["C1"], "R3");
    expect([answer.status, answer.body.code]).toEqual([422, "transfer.ineligible"]);
    expect(answer.body.data.articles).toEqual(["第三条"]);
    const own = await ask(one, ["D3"], "R3");
    expect(own.status).toBe(404);
  });
});

describe("a customer who refuses the new manager", () => {
  let id: string;
  const at = (path = ""): string => `/api/handovers/${id}${path}`;
  const item = async (): Promise<Item & { readonly customerRefusals: number }> =>
    (await head.get(at())).body.items.find((row: Item) => row.customer.id === "D3");

  it("is given to the next candidate twice within the hours, then kept by the unit", async () => {
    const lock = { customer: "D3", manager: "R2", reason: "长期客户" };
    await (await test.as("compliance")).send("POST", "/api/locks", lock);
    const input = { manager: "R2", lastDay: "2027-01-29", reason: "个人原因" };
    id = (await head.send("POST", "/api/handovers", input)).body.id;
    await head.send("POST", at("/freeze"));
    await ended(head, (await head.send("POST", at("/plan"))).body.run.id);
    await head.send("POST", at("/assign"));
    const refused: (string | null)[] = [(await item()).to?.id ?? null];
    while (refused.at(-1) !== null) {
      const body = { customer: "D3", reason: "客户来函" };
      const answer = await head.send("POST", at("/refused"), body);
      expect(answer.status).toBe(200);
      refused.push((await item()).to?.id ?? null);
    }
    const asked = refused.filter((manager) => manager !== null);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(refused.at(-1)).toBeNull();
    expect(await item()).toMatchObject({ state: "custody", to: null });
  });

  it("cannot refuse any more when the hours are over", async () => {
    const other = (await head.get(at())).body.items.find((row: Item) => row.state === "proposed");
    clock.now = new Date(clock.now.getTime() + 25 * 3_600_000);
    head = await test.signIn("head1");
    const body = { customer: other.customer.id, reason: "客户来函" };
    const late = await head.send("POST", at("/refused"), body);
    expect([late.status, late.body.code]).toEqual([409, "handover.refusedLate"]);
  });

  it("goes to the unit when time is up, though it was locked to the leaver", async () => {
    clock.now = new Date("2027-02-28T17:00:00Z");
    await runDueEvents(test.app, TIMED_HANDLERS);
    head = await test.signIn("head1");
    expect((await head.get(at())).body).toMatchObject({ state: "closed", isOverdue: true });
    expect(await ownerOf("D3")).toBeNull();
    expect((await head.get("/api/customers?owner=R2")).body.total).toBe(0);
  });

  it("is given to nobody for ninety days, whichever way; then to whom the desk finds", async () => {
    const waits = { code: "life.waits", data: { until: "2027-03-31", articles: ["第十四条"] } };
    const allocator = await test.as("allocator", "unitHead");
    for (const method of ["GET", "POST"] as const) {
      const url = "/api/dispatch/D3";
      const answer =
        method === "GET" ? await allocator.get(url) : await allocator.send(method, url);
      expect([answer.status, answer.body]).toMatchObject([409, waits]);
    }
    const asked = { customers: ["D3"], to: "R1", reason: "客户迁址" };
    expect((await head.send("POST", "/api/transfers", asked)).body).toMatchObject(waits);
    const { life } = (await head.get("/api/lives/D3")).body;
    expect(life).toMatchObject({ state: "unitCustody", until: "2027-03-31" });
    await test.app.database.within(SYSTEM, async (stores) => {
      const [subject] = await stores.lives.subjects(["D3"], false);
      const change = { customer: "D3", expectedVer: subject?.ver ?? 0, to: "H1", weight: 1 };
      const { regime, revision, article } = BOOK_TAKEN_OVER;
      const done = await stores.ownership.change([{ ...change, articles: [article], reason: "" }], {
        ...{ regime, revision, cause: "import" },
      });
      expect(done).toMatchObject({ kind: "waits", wait: waits.data });
      // A plan does not reckon with it either.
      const lines: string[] = [];
      for await (const piece of stores.customers.lines()) lines.push(Buffer.from(piece).toString());
      expect(lines.join("")).toContain('"D1"');
      expect(lines.join("")).not.toContain('"D3"');
    });

    clock.now = new Date("2027-03-31T17:00:00Z");
    await runDueEvents(test.app, TIMED_HANDLERS);
    head = await test.signIn("head1");
    const { notices } = (await head.get("/api/notices")).body;
    expect(JSON.stringify(notices)).toContain("拒绝后的等待期已满，可以另派（依第十四条）");
    const given = await (await test.as("allocator", "unitHead")).send("POST", "/api/dispatch/D3");
    expect([given.status, given.body.manager?.id]).toEqual([200, await ownerOf("D3")]);
  });

  it("leaves the results of a leave to the one who is away, less what another keeps", async () => {
    const reader = await test.as("inspector");
    const sharesOn = async (customer: string, on: string) =>
      (await reader.get(`/api/credit/${customer}?on=${on}`)).body.shares.map(
        ({ manager, share }: { manager: { id: string } | null; share: number }) => [
          manager?.id ?? null,
          share,
        ],
      );
    const { changedOn } = (await reader.get("/api/credit/H9")).body;
    expect(await sharesOn("H9", changedOn)).toEqual([
      ["H1", 10_000],
      [null, 0],
    ]);
    expect(await sharesOn("H9", "2027-04-01")).toEqual([[null, 10_000]]);
    // C5 went by one departure from Z0 to R2, by the next to the unit.
    const shared = [
      ["Z0", 7000],
      ["R2", 2100],
      [null, 900],
    ];
    expect(await sharesOn("C5", changedOn)).toEqual(shared);
    // A later revision shares what changes hands under it, not what went before.
    const source = HANDOVER_REGIME.replace("revision: 1", "revision: 2")
      .replace("计百分之七十", "计百分之十")
      .replace("former: 70%", "former: 10%");
    await seedWorld(test.app, { source, files: [], boundary: null });
    expect(await sharesOn("C5", changedOn)).toEqual(shared);
  });
});
