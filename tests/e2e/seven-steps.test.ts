import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBrowser, type Visitor, visit } from "./visitor.ts";

const F5 = "group-customers";

const FAULTY = [
  "客户编号,名称,类型,注册资本,经度,纬度,现管户人工号",
  "E2E-1,江心洲测试一厂有限公司,单位,3000,113.0685,30.2060,M001",
  "E2E-1,江心洲测试二厂有限公司,单位,三千万,113.0690,30.2065,M001",
  "E2E-3,江心洲测试三厂有限公司,单位,200,113.0695,30.2070,不存在的人",
].join("\r\n");

const SOUND = [
  "客户编号,名称,类型,注册资本,区县,街道,经度,纬度,现管户人工号",
  "E2E-1,江心洲测试一厂有限公司,单位,3000,东岸区,望潮街道,113.0685,30.2060,M001",
  "E2E-2,江心洲测试二厂有限公司,单位,800,东岸区,望潮街道,113.0690,30.2065,M001",
].join("\r\n");

let browser: Browser;
let head: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  head = await visit(browser);
});
afterAll(async () => {
  await browser.close();
});

/** Replaces one line of the open editor, found by its number in the text. */
async function rewriteLine(visitor: Visitor, line: number, text: string): Promise<void> {
  const here = visitor.page.locator(".cm-activeLineGutter", { hasText: new RegExp(`^${line}$`) });
  await here.waitFor();
  await visitor.page.locator(".cm-focused").waitFor();
  const { keyboard } = visitor.page;
  await keyboard.press("End");
  await keyboard.press("Shift+Home");
  await keyboard.insertText(text);
}

async function sourceOf(visitor: Visitor): Promise<readonly string[]> {
  const answer = await visitor.context.request.get(`/api/regimes/${F5}/source`);
  const { source } = await answer.json();
  return String(source).split("\n");
}

/** Takes a file through upload, questions and check. */
async function offerFile(visitor: Visitor, name: string, bytes: Buffer): Promise<void> {
  const { page } = visitor;
  const path = join(tmpdir(), name);
  writeFileSync(path, bytes);
  await visitor.go("/import?kind=customers");
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByRole("heading", { name: "对表头" }).waitFor();
  for (const answer of ["GCJ-02", "万元"]) {
    const option = page.locator(".import-questions label", { hasText: answer }).first();
    if ((await option.count()) > 0) await option.click();
  }
  await page.getByRole("button", { name: "检查", exact: true }).click();
  await page.getByRole("heading", { name: "检查结果" }).waitFor();
}

test("the administrator must change the one-time password before anything else", async () => {
  const admin = await visit(browser);
  const { page } = admin;
  await page.goto("/");
  await page.getByLabel("账号").fill("admin");
  await page.getByLabel("密码").fill(inject("administratorPassword"));
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByText("这是一次性密码").waitFor();
  await page.getByLabel("现在的密码").fill(inject("administratorPassword"));
  await page.getByLabel("新密码", { exact: true }).fill("shi-yong-zhe-2026");
  await page.getByLabel("再输入一次新密码").fill("shi-yong-zhe-2026");
  await admin.shoot("01-password");
  await page.getByRole("button", { name: "修改密码" }).click();
  await page.getByRole("heading", { name: "等你处理", exact: true }).waitFor();
  await admin.leave();
});

test("one: signs in with an account of the demo world", async () => {
  await head.page.goto("/");
  await head.page.getByText("演示账号").waitFor();
  await head.shoot("02-door");
  await head.enter("head");
  await head.page.getByRole("heading", { name: "现状" }).waitFor();
  await head.shoot("03-home");
});

test("two: reads the regime as a document, the rule spoken beside the prose", async () => {
  const { page } = head;
  await head.go("/regimes");
  await head.shoot("04-regimes");
  await page.getByRole("link", { name: "集团客户分片管理制度" }).click();
  const article = page.locator("[data-article=cap]");
  await article.getByText("第十一条").waitFor();
  await expect.poll(() => article.locator(".article-sentence").textContent()).toMatch(/上限/);
  await head.shoot("05-regime");
});

test("two: breaks it in the editor and sees each fault at its line with what can be done", async () => {
  const { page } = head;
  const lines = await sourceOf(head);
  const term = lines.findIndex((line) => line.startsWith("when: 客户.客户级别 == A")) + 1;
  await page.goto(`/regimes/${F5}/edit?line=${term}`);
  await rewriteLine(head, term, "when: 客户.客户等第 == A");
  await page.locator(`.issues li.error`, { hasText: "客户等第" }).waitFor();
  expect(await page.locator(".issues li.error", { hasText: "客户等第" }).textContent()).toContain(
    `第 ${term} 行`,
  );
  await page.locator(".cm-lint-marker-error").first().waitFor();
  await head.shoot("06-editor-term");
  const prose = lines.findIndex((line) => line.startsWith("每名客户经理管户的户数不超过")) + 1;
  await page.keyboard.press("Control+z");
  page.once("dialog", (dialog) => void dialog.accept());
  await page.goto(`/regimes/${F5}/edit?line=${prose}`);
  await rewriteLine(head, prose, "每名客户经理管户不超过一百三十户，依照第九十九条。");
  await page.locator(".issues li", { hasText: "第九十九条" }).waitFor();
  await page
    .locator(".issues li", { hasText: /可以：/ })
    .first()
    .waitFor();
  await page.locator(".issues li", { hasText: "150" }).first().waitFor();
  await head.shoot("07-editor-number");
});

test("three: a faulty file in GBK is refused with every fault named, and nothing is imported", async () => {
  const { page } = head;
  await offerFile(head, "客户-有错.csv", iconv.encode(FAULTY, "gbk"));
  await page.getByText("没有写入任何一行").waitFor();
  await head.shoot("08-import-refused");
  expect(await page.getByRole("button", { name: "写入" }).count()).toBe(0);
  const faults = await page.locator(".import-faults").textContent();
  expect(faults).toContain("三千万");
  expect(faults).toContain("E2E-1");
  expect(faults).toContain("不存在的人");
  const [rejects] = await Promise.all([
    page.waitForEvent("download"),
    page.getByText("下载全部问题").click(),
  ]);
  expect(rejects.suggestedFilename()).toMatch(/\.csv$/);
  const found = await head.context.request.get("/api/customers?q=江心洲测试");
  expect((await found.json()).total).toBe(0);
});

test("three: a sound file goes in, its mapping is saved for the next one", async () => {
  const { page } = head;
  await offerFile(head, "客户.csv", Buffer.from(`\uFEFF${SOUND}`));
  await page.getByRole("button", { name: "把这套对法存下来" }).click();
  await page.getByLabel("名称", { exact: true }).fill("测试厂的清单");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("已存为「测试厂的清单」").waitFor();
  await head.shoot("09-import-checked");
  await page.getByRole("button", { name: "写入" }).click();
  await page.getByText("已写入 2 行").waitFor();
  await head.shoot("10-import-written");
});

test("three: a customer is found by its pinyin initials", async () => {
  const { page } = head;
  await head.go("/customers?q=jxzcs");
  await page.getByText("江心洲测试一厂有限公司").waitFor();
  await head.shoot("11-customers");
});

test("four: runs the allocation and sees the plan on the map, the balance, the table, the moves", async () => {
  const { page } = head;
  await head.go("/allocation");
  await page.getByRole("button", { name: "开始分配" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.locator(".ant-select").click();
  await page.locator(".ant-select-item", { hasText: "集团客户分片管理制度" }).click();
  await dialog.getByRole("button", { name: "开始分配" }).click();
  // The list of runs has plans of other visitors that wait too: this run's own page is looked at.
  await page.waitForURL(/\/allocation\/[^/?]+/);
  await page.locator("h1", { hasText: "待发布" }).waitFor({ timeout: 120_000 });
  await page.locator(".map-frame[data-ready=true]").waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500); // the map draws after it is ready
  await head.shoot("12-run-map");
  await page.getByRole("tab", { name: "均衡" }).click();
  await page.getByText("Jain 指数").waitFor();
  await page.waitForTimeout(800);
  await head.shoot("13-run-balance");
  await page.getByRole("tab", { name: /^换人/ }).click();
  await page.getByText("谁的客户转给谁").waitFor();
  await head.shoot("14-run-moves");
  await page.getByRole("tab", { name: "收敛曲线" }).click();
  await page.waitForTimeout(800);
  await head.shoot("15-run-curve");
  await page.getByRole("tab", { name: "客户", exact: true }).click();
  await page.locator(".vt-row.opens").first().waitFor();
});

test("five: any customer says who, by which articles, who came second, what would change it", async () => {
  const { page } = head;
  await page.locator(".vt-row.opens .vt-cell").first().click();
  const drawer = page.locator(".explanation");
  await drawer.waitFor();
  for (const part of ["由谁管", "凭哪几条", "排第二的是谁", "谁不可以", "怎样才会换人"]) {
    expect(await drawer.textContent()).toContain(part);
  }
  await page.waitForTimeout(500);
  await head.shoot("16-explanation");
  await drawer.locator(".citation").first().click();
  await page.locator(".article-prose").waitFor();
  await page.waitForTimeout(500);
  await head.shoot("17-citation");
  await page.keyboard.press("Escape");
});

test("six: publishes, and every change is on record with its article", async () => {
  const { page } = head;
  const at = new URL(page.url()).pathname;
  await head.go(at);
  await page.getByRole("button", { name: "发布" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("户换人").waitFor();
  await head.shoot("18-publish");
  await dialog.getByRole("button", { name: "发布" }).click();
  await page.locator(".run-published").waitFor({ timeout: 60_000 });
  await head.shoot("19-published");
  await head.go("/ledger");
  await page.locator(".vt-row", { hasText: "发布分配" }).first().waitFor();
  await head.shoot("20-ledger");
  expect(await page.locator(".vt-row .citation").first().textContent()).toMatch(/^第.+条/);
});

test("seven: the plan leaves as a workbook and the regime is set for printing", async () => {
  const { page } = head;
  await head.go("/allocation");
  await page.locator(".ant-table-row", { hasText: "已发布" }).first().click();
  const [book] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    page.getByText("导出 Excel").click(),
  ]);
  expect(book.suggestedFilename()).toMatch(/\.xlsx$/);
  await head.go(`/regimes/${F5}/print`);
  await page.locator(".paper article").first().waitFor();
  await head.shoot("21-print");
  await head.leave();
});

test("seven: a manager sees his own customers, each with the reason it is his", async () => {
  const manager = await visit(browser);
  const { page } = manager;
  await manager.enter("manager");
  await manager.go("/my-book");
  await page.locator(".vt-row .citation").first().waitFor();
  await manager.shoot("22-my-book");
  await page.locator(".vt-row.opens .vt-cell").first().click();
  await page.getByRole("heading", { name: "为什么由他管" }).waitFor();
  await page.locator(".explanation").waitFor();
  await manager.shoot("23-customer");
  await manager.leave();
});
