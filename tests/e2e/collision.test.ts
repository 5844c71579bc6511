import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, type Visitor, visit } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

interface Known {
  readonly id: string;
  readonly name: string;
}

/** A customer in the book of whoever is signed in. */
async function ownCustomer({ context }: Visitor): Promise<Known> {
  const { book } = await (await context.request.get("/api/my-book?limit=50")).json();
  const [customer] = book.rows.slice(-1);
  return customer;
}

const fill = async ({ page }: Visitor, label: string, text: string): Promise<void> =>
  page.getByLabel(label, { exact: true }).fill(text);

/** A party says that it has nothing to add. */
async function finishEvidence({ page }: Visitor): Promise<void> {
  await page.getByRole("button", { name: "证据已交齐" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "证据已交齐" }).click();
}

test("who enters a known customer is told, raises a collision, and it is decided", async () => {
  const [trader, rival, compliance] = await Promise.all([
    visit(browser),
    visit(browser),
    visit(browser),
  ]);
  await trader.enter("trader");
  const known = await ownCustomer(trader);

  await rival.enter("rival");
  await rival.go("/new-customer");
  await rival.shoot("70-new-customer");
  await fill(rival, "客户名称", known.name.toUpperCase());
  await rival.page.getByRole("button", { name: "查重" }).click();
  const match = rival.page.locator(".match").first();
  await match.getByText("同一客户").waitFor();
  await match.getByText("所属机构 外贸部").waitFor();
  expect(await match.textContent()).not.toContain("管户人");
  expect(await rival.page.getByRole("button", { name: "录入", exact: true }).count()).toBe(0);
  await rival.shoot("71-known-customer");

  await match.getByRole("button", { name: "提起撞单" }).click();
  await rival.page.getByRole("dialog").getByLabel("理由").fill("广交会现场先接触，有名片和合影");
  await rival.page.getByRole("dialog").getByRole("button", { name: "提起撞单" }).click();
  await rival.page.getByRole("heading", { name: "证据与比较" }).waitFor();
  const path = new URL(rival.page.url()).pathname;
  await rival.page.getByText("举证中").waitFor();
  await rival.page.getByRole("button", { name: "补充证据" }).click();
  const dialog = rival.page.getByRole("dialog");
  await dialog.getByLabel("证明哪一项").click();
  await rival.page.locator(".ant-select-item-option", { hasText: "转介绍关系" }).click();
  await dialog.getByLabel("说明（单据、记录的名称和编号）").fill("老客户介绍邮件");
  await dialog.getByRole("button", { name: "补充证据" }).click();
  await rival.page.getByText("老客户介绍邮件").waitFor();
  expect(await rival.page.getByRole("button", { name: "作出判定" }).count()).toBe(0);
  await trader.go(path);
  await finishEvidence(trader);
  await trader.page.getByText("：证据已交齐。").waitFor();
  await rival.page.reload();
  await rival.page.getByText("举证期到").waitFor();
  await finishEvidence(rival);
  await rival.page.getByText("举证已于").waitFor();

  await compliance.enter("trade");
  await compliance.go("/collisions");
  await compliance.shoot("72-collisions");
  await compliance.go(path);
  await compliance.shoot("73-collision-case");
  await compliance.page.getByText("由此项决定").waitFor();
  await compliance.page.getByRole("button", { name: "作出判定" }).click();
  await compliance.page.getByRole("heading", { name: "判定", exact: true }).waitFor();
  await compliance.page.getByText("与按条文得出的结果一致").waitFor();
  await compliance.shoot("74-collision-decided");

  await rival.page.reload();
  await rival.page.getByRole("button", { name: "申诉" }).click();
  await rival.page.getByRole("dialog").getByLabel("理由").fill("报备时间有误");
  await rival.page.getByRole("dialog").getByRole("button", { name: "申诉" }).click();
  await rival.page.getByText("申诉中").waitFor();
  await trader.go(path);
  await trader.page.getByText("提出申诉").waitFor();
  await Promise.all([trader.leave(), rival.leave(), compliance.leave()]);
});

test("the desk and a form fit a phone", async () => {
  const phone = await visit(browser, { width: 390 });
  await phone.enter("trader");
  await phone.go("/new-customer");
  await phone.shoot("75-phone-new-customer");
  const width = await phone.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await phone.go("/collisions");
  await phone.page.getByText("撞单").first().waitFor();
  await phone.leave();
});
