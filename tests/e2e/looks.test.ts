import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, visit } from "./visitor.ts";

const PAGES = [
  ["/", "home"],
  ["/regimes", "regimes"],
  ["/regimes/group-customers", "regime"],
  ["/regimes/group-customers/history", "history"],
  ["/customers", "customers"],
  ["/customers/K00002", "customer"],
  ["/managers", "managers"],
  ["/managers/M001", "manager"],
  ["/import", "import"],
  ["/allocation", "allocation"],
  ["/allocation/compare", "compare"],
  ["/locks", "locks"],
  ["/ledger", "ledger"],
  ["/help", "help"],
] as const;

const CHINESE = /[\u4e00-\u9fff]/;
/** What the product itself says; names, articles and facts stay in their own language. */
const OWN_WORDS =
  ".side-menu, .page-actions, .filters, th, .vt-head, .figure .label, .panel h2:not(.regime-chapter)";
const PHONE = 375;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

test("the language switch turns every word of the product into English", async () => {
  const head = await visit(browser);
  const { page } = head;
  await head.enter("head");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Where things stand" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  for (const [path, name] of PAGES) {
    await head.turn(path);
    await page.waitForTimeout(300); // what the page asks for is under way
    await page.waitForLoadState("networkidle");
    await head.shoot(`40-en-${name}`);
    const words = await page.locator(OWN_WORDS).allTextContents();
    const left = words.filter((text) => CHINESE.test(text.replace("中文", "")));
    expect({ path, left }).toEqual({ path, left: [] });
  }
  await head.leave();
});

test("every page fits a phone, and the menu opens from the side", async () => {
  const head = await visit(browser, { width: PHONE });
  const { page } = head;
  await head.enter("head");
  await page.getByRole("button", { name: "打开菜单" }).click();
  await page.getByRole("link", { name: "客户经理", exact: true }).waitFor();
  await page.waitForTimeout(400);
  await head.shoot("50-phone-menu");
  for (const [path, name] of PAGES) {
    await head.turn(path);
    await page.waitForTimeout(300); // what the page asks for is under way
    await page.waitForLoadState("networkidle");
    await head.shoot(`51-phone-${name}`);
    const width = await page.evaluate(() => {
      const main = document.querySelector(".shell-main");
      return Math.max(document.documentElement.scrollWidth, main?.scrollWidth ?? 0);
    });
    expect({ path, fits: width <= PHONE }).toEqual({ path, fits: true });
  }
  await head.leave();
});

test("a table is walked with the arrow keys and opened with Enter", async () => {
  const head = await visit(browser);
  const { page } = head;
  await head.enter("head");
  await page.keyboard.press("/");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  await head.go("/customers");
  const table = page.getByRole("grid");
  await page.locator(".vt-row.opens").first().waitFor();
  await table.focus();
  await page.keyboard.press("End");
  await expect
    .poll(() => page.locator(".vt-row.active .vt-cell").first().textContent(), { timeout: 20_000 })
    .not.toBe("");
  await page.keyboard.press("ArrowUp");
  const name = await page.locator(".vt-row.active .vt-cell").first().textContent();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: name ?? "" }).waitFor();
  await head.leave();
});

test("an address that leads nowhere says so and leads home", async () => {
  const head = await visit(browser);
  await head.enter("head");
  await head.page.goto("/nowhere");
  await head.page.getByText("没有这个页面").waitFor();
  await head.page.getByRole("link", { name: "回首页" }).click();
  await head.page.getByRole("heading", { name: "现状" }).waitFor();
  await head.leave();
});
