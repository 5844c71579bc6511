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

const WRITE = { "x-guanhu": "1" };

/** A finished run of the foreign-trade regime. */
async function finishedRun(visitor: Visitor): Promise<string> {
  const { request } = visitor.context;
  const started = await request.post("/api/runs", {
    data: { regimeId: "foreign-trade", seconds: 5, seed: 1 },
    headers: WRITE,
  });
  const { id } = await started.json();
  await expect
    .poll(async () => (await (await request.get(`/api/runs/${id}`)).json()).state, {
      timeout: 60_000,
      interval: 500,
    })
    .toBe("done");
  return id;
}

async function openDialog({ page }: Visitor): Promise<void> {
  await page.getByRole("button", { name: "发布" }).click();
  await page.getByRole("dialog").getByText("户换人").waitFor();
}

const confirm = ({ page }: Visitor) =>
  page.getByRole("dialog").getByRole("button", { name: "发布" }).click();

test("of two people who publish at once one wins, and the other is told", async () => {
  const [first, second] = await Promise.all([visit(browser), visit(browser)]);
  await first.enter("trade");
  await second.enter("trade");
  const id = await finishedRun(first);
  await Promise.all([first.go(`/allocation/${id}`), second.go(`/allocation/${id}`)]);
  await Promise.all([openDialog(first), openDialog(second)]);
  await Promise.all([confirm(first), confirm(second)]);
  const outcome = async ({ page }: Visitor) => {
    const told = page.getByRole("dialog").locator(".notice:not(.warning)");
    const won = page.locator(".ant-message-success");
    await told.or(won).first().waitFor({ timeout: 30_000 });
    return (await told.count()) > 0 ? "told" : "won";
  };
  const outcomes = await Promise.all([outcome(first), outcome(second)]);
  expect([...outcomes].sort()).toEqual(["told", "won"]);
  const loser = outcomes[0] === "told" ? first : second;
  const told = loser.page.getByRole("dialog").locator(".notice:not(.warning)");
  expect(await told.textContent()).toMatch(/发布/);
  await loser.page.waitForTimeout(1000); // the run behind the dialog is read again
  expect(await told.isVisible()).toBe(true);
  await loser.shoot("30-two-publishers");
  await Promise.all([first.leave(), second.leave()]);
});
