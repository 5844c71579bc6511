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

/** The first customer that both may claim. */
async function wanted(first: Visitor, second: Visitor): Promise<string> {
  const claimable = async ({ context }: Visitor): Promise<readonly string[]> => {
    const { rows } = await (await context.request.get("/api/pool?limit=50")).json();
    return rows
      .filter((row: { against: unknown }) => row.against === null)
      .map((row: { customer: { name: string } }) => row.customer.name);
  };
  const others = new Set(await claimable(second));
  const both = (await claimable(first)).find((name) => others.has(name));
  if (both === undefined) throw new Error("nothing that both may claim");
  return both;
}

test("of two salesmen who claim one customer at once one gets it, and the other is told at once", async () => {
  const [first, second] = await Promise.all([visit(browser), visit(browser)]);
  await first.enter("trader");
  await second.enter("rival");
  await Promise.all([first.go("/pool"), second.go("/pool")]);
  const name = await wanted(first, second);
  const button = ({ page }: Visitor) => page.getByRole("button", { name: `领取 ${name}` });
  await Promise.all([button(first).waitFor(), button(second).waitFor()]);
  await first.shoot("pool");
  await Promise.all([button(first).click(), button(second).click()]);
  const outcome = async ({ page }: Visitor): Promise<string> => {
    const won = page.getByText(`${name} 归您管户了`);
    const lost = page.locator('[data-code="life.notFree"]');
    await won.or(lost).first().waitFor({ timeout: 45_000 });
    return (await won.count()) > 0 ? "won" : "lost";
  };
  const outcomes = await Promise.all([outcome(first), outcome(second)]);
  expect([...outcomes].sort()).toEqual(["lost", "won"]);
  const loser = outcomes[0] === "lost" ? first : second;
  expect(await loser.page.locator('[data-code="life.notFree"]').textContent()).toContain("保护至");
  await loser.page.getByRole("button", { name: `领取 ${name}` }).waitFor({ state: "detached" });
  await loser.shoot("pool-lost");
  await Promise.all([first.leave(), second.leave()]);
});

test("who only looks at the pool sees a customer go at once", async () => {
  const [actor, watcher] = await Promise.all([visit(browser), visit(browser)]);
  await actor.enter("trader");
  await watcher.enter("rival");
  await Promise.all([actor.go("/pool"), watcher.go("/pool")]);
  const name = await wanted(actor, watcher);
  const row = watcher.page.getByRole("row", { name });
  await row.waitFor();
  await actor.page.getByRole("button", { name: `领取 ${name}` }).click();
  await watcher.page.getByText(`${name} 刚刚被别人领走`).waitFor({ timeout: 20_000 });
  await row.waitFor({ state: "detached", timeout: 20_000 });
  await Promise.all([actor.leave(), watcher.leave()]);
});

test("a salesman registers a customer, records a contact that counts, and gives it back", async () => {
  const visitor = await visit(browser);
  const { page } = visitor;
  await visitor.enter("trader");
  await visitor.go("/registrations");
  await page.getByRole("button", { name: "报备新客户" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("客户名称").fill("Lindenau Werkzeugbau GmbH");
  await dialog.getByLabel("网站").fill("https://lindenau-werkzeugbau.example");
  await dialog.getByLabel("甄别结论").click();
  await page.locator(".ant-select-item-option", { hasText: "合格" }).click();
  await dialog.getByLabel("凭据").fill("秋季展会名片");
  await visitor.shoot("register");
  await dialog.getByRole("button", { name: "报备" }).click();
  await page.getByText("资料不全").waitFor();
  const row = page.getByRole("row", { name: "Lindenau" });
  await row.getByText("报备待证").waitFor();
  await visitor.shoot("registrations");
  await row.getByRole("button", { name: "登记联系" }).click();
  await dialog.getByLabel("通话秒数").fill("95");
  await dialog.getByLabel("凭据").fill("录音 1124-07");
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText("是有效联系").waitFor();
  await row.getByText("保护中").waitFor();
  await row.getByRole("link").click();
  await page.getByRole("heading", { name: "归属", exact: true }).waitFor();
  await page.getByText("95 秒").waitFor();
  await visitor.shoot("customer-life");
  await page.getByRole("button", { name: "退回公海" }).click();
  await dialog.getByLabel("理由").fill("转为内销");
  await dialog.getByRole("button", { name: "退回公海" }).click();
  await visitor.go("/pool");
  await page.getByLabel("名称、拼音、信用代码").fill("Lindenau");
  const back = page.getByRole("row", { name: "Lindenau" });
  await back.getByText("第十六条之二").first().waitFor();
  expect(await back.getByRole("button", { name: /领取/ }).isDisabled()).toBe(true);
  await visitor.leave();
});

test("on a phone the pool is a list of cards", async () => {
  const visitor = await visit(browser, { width: 390, locale: "en" });
  await visitor.enter("trader");
  await visitor.go("/pool");
  await visitor.page
    .getByRole("button", { name: /^Claim/ })
    .first()
    .waitFor();
  const isWide = await visitor.page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  expect(isWide).toBe(false);
  await visitor.shoot("pool-phone");
  await visitor.go("/registrations");
  await visitor.shoot("registrations-phone");
  await visitor.leave();
});
