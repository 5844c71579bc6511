import { readFileSync } from "node:fs";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Started, startProduct } from "./start-product.ts";
import { openBrowser, type Visitor, visit } from "./visitor.ts";

const REGIME = "group-customers";
const WRITE = { "x-guanhu": "1" };
const MOST_MOVES = 700;
const PATIENCE = { timeout: 90_000 } as const;

let browser: Browser;
/** A book of its own: here plans are compared with the one they began from, and nobody may change it. */
let product: Started;
let head: Visitor;
/** The plan as the regime is written; what the others are asked of and compared with. */
let written = "";

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct("scenarios")]);
  head = await visit(browser, { address: product.address });
  await head.enter("head");
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const stateOf = async ({ context }: Visitor, id: string): Promise<string> =>
  (await (await context.request.get(`/api/runs/${id}`)).json()).state;

/** A finished run, started without the page. */
async function planned(visitor: Visitor, body: Readonly<Record<string, unknown>>): Promise<string> {
  const started = await visitor.context.request.post("/api/runs", { data: body, headers: WRITE });
  const { id } = await started.json();
  // Somebody else's publication meanwhile makes a finished plan superseded.
  await expect
    .poll(() => stateOf(visitor, id), { ...PATIENCE, interval: 500 })
    .toMatch(/^(done|superseded)$/);
  return id;
}

/** The whole number that a figure of the run's head shows. */
async function figure({ page }: Visitor, label: string): Promise<number> {
  const one = page.locator(".figure").filter({ has: page.getByText(label, { exact: true }) });
  return digitsOf(await one.first().locator(".value").textContent());
}

const digitsOf = (text: string | null): number => Number((text ?? "").replace(/[^0-9]/g, ""));

/** Opens the dialog of a new run with the dials unfolded. */
async function openDials({ page }: Visitor): Promise<Locator> {
  await page.getByRole("button", { name: "开始分配" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.locator(".ant-select").first().click();
  await page.locator(".ant-select-item", { hasText: "集团客户分片管理制度" }).click();
  await dialog.locator(".ant-collapse-header").click();
  await dialog.getByLabel("最多换人").waitFor();
  return dialog;
}

const press = (within: Locator, name: string) => within.getByRole("button", { name }).click();

/** Chooses a question about the first manager of the table of prices. */
async function ask({ page }: Visitor, question: string): Promise<Locator> {
  await page.locator(".ant-table-row").first().getByRole("button", { name: "问一问" }).click();
  await page.locator(".ant-dropdown-menu-item", { hasText: question }).click();
  return page.getByRole("dialog");
}

test("a run with dials keeps its limit, its name, and says how near the best it is", async () => {
  const { page } = head;
  await head.go("/allocation");
  const dialog = await openDials(head);
  await dialog.getByLabel("方案名称").fill("少换人");
  await dialog.getByLabel("最多换人").fill(String(MOST_MOVES));
  await dialog.getByLabel("连续", { exact: true }).last().fill("150");
  await dialog.getByText("连续 150%").waitFor();
  await head.shoot("60-dials");
  await press(dialog, "开始分配");
  await page.getByRole("heading", { name: "少换人" }).waitFor();
  await page.getByText("比理论最优至多高").waitFor(PATIENCE);
  await page.locator(".page-head").getByText(`最多换人 ${MOST_MOVES} 户`).waitFor();
  expect(await figure(head, "换人")).toBeLessThanOrEqual(MOST_MOVES);
  await page.locator(".figure", { hasText: "总工作量" }).locator("button").click();
  await page.locator(".figure-detail .citation").first().waitFor();
  await head.shoot("61-scenario");
});

test("a run without dials is the regime as it is written", async () => {
  written = await planned(head, { regimeId: REGIME, seconds: 5, seed: 1, name: "按原文" });
  await head.go(`/allocation/${written}`);
  await head.page.locator(".page-head").getByText("按制度原文").waitFor();
});

test("two scenarios stand side by side, and leave as CSV and as a workbook", async () => {
  const { page } = head;
  await head.go("/allocation");
  for (const name of ["按原文", "少换人"]) {
    await page.locator(".ant-table-row", { hasText: name }).locator("input").check();
  }
  await page.getByRole("button", { name: /^对比 2|对比 2$/ }).click();
  const table = page.locator(".compare");
  await table.waitFor();
  const row = table
    .locator("tr", { has: page.getByRole("rowheader", { name: "换人", exact: true }) })
    .first();
  expect(await row.locator("td.best").count()).toBe(1);
  await table.locator(".citation").first().waitFor();
  await head.shoot("62-compare");
  const all = await table.locator("tr").count();
  await page.getByText("只看不同的").click();
  await expect.poll(() => table.locator("tr").count()).toBeLessThan(all);
  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV" }).click(),
  ]);
  expect(readFileSync((await csv.path()) ?? "", "utf8")).toContain("少换人");
  const [book] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Excel" }).click(),
  ]);
  expect(book.suggestedFilename()).toMatch(/\.xlsx$/);
});

test("prices say where to hire; one more person is answered exactly, with what is proven", async () => {
  const { page } = head;
  await head.go(`/allocation/${written}?tab=prices`);
  await page.locator(".advice li").first().waitFor();
  await head.shoot("63-prices");
  const dialog = await ask(head, "再添一人");
  await press(dialog, "算一算");
  await page.getByText("最好的方案之间，证明过").waitFor(PATIENCE);
  expect(await figure(head, "每月省下")).toBeGreaterThan(0);
  await page.getByText("这是“如果”，不能发布。").waitFor();
  expect(await page.getByRole("button", { name: "发布" }).count()).toBe(0);
  await head.shoot("64-what-if");
});

test("when one manager leaves, only his customers move, each to be seen before and after", async () => {
  const { page } = head;
  await head.go(`/allocation/${written}?tab=prices`);
  const name = (await page.locator(".ant-table-row a").first().textContent()) ?? "";
  const dialog = await ask(head, "此人离任");
  await head.shoot("65-leaver-ask");
  await press(dialog, "算一算");
  await page.getByRole("heading", { name: `${name}离任` }).waitFor();
  await page.getByText("他的客户").first().waitFor(PATIENCE);
  expect(await figure(head, "其他人的客户换手")).toBe(0);
  expect(await figure(head, "他的客户")).toBeGreaterThan(0);
  await page.getByRole("tab", { name: "与原方案的差别" }).click();
  await page.locator(".vt-row[aria-busy=false] .vt-cell").nth(1).waitFor();
  const holders = page.locator(".vt-row[aria-busy=false] .vt-cell:nth-child(2)");
  await holders.filter({ hasText: name }).first().waitFor();
  const before = (await holders.allTextContents()).filter((holder) => holder !== "");
  expect([...new Set(before)]).toEqual([name]);
  await head.shoot("66-leaver");
});

test("of any customer, why not any manager of the run is answered", async () => {
  const { page, context } = head;
  const plan = await (await context.request.get(`/api/runs/${written}/assignments?limit=1`)).json();
  const { customer, manager } = plan.rows[0];
  const everybody = await (await context.request.get(`/api/runs/${written}/managers`)).json();
  const reason = `/api/runs/${written}/customers/${customer.id}`;
  const told = await (await context.request.get(`${reason}/reason`)).json();
  const spoken = JSON.stringify([told.alternatives, told.excluded, told.counterFactuals]);
  const others = everybody.rows
    .map((row: { manager: { id: string; name: string } }) => row.manager)
    .filter((one: { id: string }) => one.id !== manager.id && !spoken.includes(one.id));
  expect(others.length).toBeGreaterThan(0);
  await head.go(`/allocation/${written}?tab=customers&customer=${customer.id}`);
  for (const other of others.slice(0, 3)) {
    const judged = await (await context.request.get(`${reason}/managers/${other.id}`)).json();
    await page.locator(".explanation .ant-select").click();
    await page.locator(".explanation .ant-select input").fill(other.name);
    await page.locator(".ant-select-item-option-active", { hasText: other.name }).click();
    const [article] = judged.forbidden;
    const answer =
      article === undefined
        ? page.getByText("只看这一户")
        : page.getByText("这一条不允许由此人管这一户。");
    await answer.first().waitFor();
  }
  await head.shoot("70-why-not");
});

test("a trade-off is drawn point by point, can be stopped, and a point opens as a plan", async () => {
  const { page } = head;
  await head.go(`/allocation/${written}?tab=tradeoff`);
  await page.getByText("还没有算过取舍曲线").waitFor();
  await page.getByRole("spinbutton", { name: "每个点用时上限" }).fill("1");
  await page.getByRole("button", { name: "算这条曲线" }).click();
  const points = page.locator("[role=img] svg path[fill='#17606a']");
  await expect.poll(() => points.count(), PATIENCE).toBeGreaterThan(1);
  const stop = page.getByRole("button", { name: "停下，保留已算的" });
  // The last points may be done before the button is pressed: then there is nothing to stop.
  await stop.click({ timeout: 3_000 }).catch(() => undefined);
  await page.getByText("把这些点一起对比").waitFor(PATIENCE);
  await expect.poll(() => stop.count(), PATIENCE).toBe(0);
  await head.shoot("67-curve");
  // Points may lie on one another: whichever is on top is opened.
  // The curve may be drawn anew under the pointer: who misses a point presses again.
  const opened = page.locator(".page-head", { hasText: "出自" });
  await expect
    .poll(
      async () => {
        if ((await opened.count()) === 0)
          await points.first().click({ force: true, timeout: 5_000 });
        await page.waitForTimeout(1_000);
        return opened.count();
      },
      { ...PATIENCE, interval: 1_000 },
    )
    .toBe(1);
  await page.getByText("比理论最优至多高").waitFor();
  expect(page.url()).not.toContain(written);
  await head.shoot("68-point");
});

test("a run that is stopped before it has a plan ends at once, and says so", async () => {
  const { page } = head;
  await head.go("/allocation");
  const dialog = await openDials(head);
  await dialog.getByLabel("最多换人").fill(String(MOST_MOVES));
  // Runs go one at a time: behind these there is time to press, however quick the engine.
  for (let before = 0; before < 5; before++) {
    const asked = { regimeId: "group-customers", seconds: 1, seed: 20 + before };
    const answer = await head.context.request.post("/api/runs", {
      headers: { "x-guanhu": "1" },
      data: asked,
    });
    expect(answer.status()).toBe(202);
  }
  await press(dialog, "开始分配");
  await page.getByRole("button", { name: /停\s*下/ }).click();
  await page.locator("h1", { hasText: "失败" }).waitFor(PATIENCE);
  await page.getByText("在方案存好之前停下").waitFor();
  await head.shoot("69-stopped");
  await head.leave();
});
