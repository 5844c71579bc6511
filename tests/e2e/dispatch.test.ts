import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, visit } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const KEY = { "x-guanhu": "1" };

test("a customer that nobody holds is proposed to a manager with the reason, and given to him", async () => {
  const allocator = await visit(browser);
  await allocator.enter("trade");
  const { page, context } = allocator;
  const name = "Harbour Bridge Tools GmbH";
  const entered = await context.request.post("/api/customers", {
    headers: KEY,
    data: { name, district: null },
  });
  const { id, owner } = await entered.json();
  expect(owner).toBeNull();

  await allocator.go(`/customers/${encodeURIComponent(id)}`);
  await page.getByRole("button", { name: "派给谁" }).click();
  const proposal = page.getByText(/^将派给 /);
  await proposal.waitFor();
  const who = (await proposal.textContent())?.replace("将派给 ", "") ?? "";
  await allocator.shoot("80-dispatch-proposal");
  await page.getByRole("button", { name: "派发" }).click();
  await page.locator(".lead, header").getByRole("link", { name: who }).first().waitFor();
  await allocator.shoot("81-dispatched");
  expect((await (await context.request.get(`/api/customers/${id}`)).json()).owner.name).toBe(who);
  expect(allocator.complaints).toEqual([]);
  await allocator.leave();
});

test("an inquiry from outside is given out at once, and its first contact runs against the clock", async () => {
  const allocator = await visit(browser);
  await allocator.enter("trade");
  const answered = await allocator.context.request.post("/api/inquiries", {
    headers: KEY,
    data: { entry: { name: "Nordlicht Werkzeug AG" } },
  });
  const { manager, contactDue, articles, customer } = await answered.json();
  expect(articles[0].printed).toBe("第十六条之五");
  expect(contactDue).not.toBeNull();
  expect(manager).not.toBeNull();
  await allocator.go(`/customers/${encodeURIComponent(customer.id)}`);
  await allocator.page.getByText("询盘").first().waitFor();
  await allocator.go("/dispatch");
  await allocator.page.getByRole("heading", { name: "待派客户" }).waitFor();
  await allocator.shoot("82-dispatch");
  expect(allocator.complaints).toEqual([]);
  await allocator.leave();
});

test("the waiting customers can be worked through on a telephone", async () => {
  const narrow = await visit(browser, { width: 390 });
  await narrow.enter("trade");
  await narrow.go("/dispatch");
  await narrow.page.getByRole("heading", { name: "待派客户" }).waitFor();
  await narrow.shoot("83-dispatch-narrow");
  const wide = await narrow.page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  expect(wide).toBe(false);
  await narrow.leave();
});
