import { type APIRequestContext, request as api, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Started, startProduct } from "./start-product.ts";
import { openBrowser, type Visitor, visit } from "./visitor.ts";

/** The manager of the demo world with the fewest customers. */
const LEAVER = "M009";
const PASSWORD = "correct horse 42";
const WRITE = { "x-guanhu": "1", "content-type": "application/json" };

let browser: Browser;
let product: Started;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct("handover")]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

interface Item {
  readonly customer: { readonly id: string };
  readonly to: { readonly id: string } | null;
  readonly state: string;
  readonly needsVisit: boolean;
}
interface Handover {
  readonly state: string;
  readonly items: readonly Item[];
}

async function sent<T>(
  request: APIRequestContext,
  [method, url]: readonly [string, string],
  data: unknown = {},
): Promise<T> {
  const answer = await request.fetch(url, { method, headers: WRITE, data: JSON.stringify(data) });
  if (!answer.ok()) throw new Error(`${method} ${url}: ${await answer.text()}`);
  return answer.json();
}

const handoverAt = async ({ context }: Visitor, id: string): Promise<Handover> =>
  (await context.request.get(`/api/handovers/${id}`)).json();

/** Makes an account for a receiver, and signs in with a password of its own. */
async function signIn(
  admin: Visitor,
  { manager, request }: { readonly manager: string; readonly request: APIRequestContext },
): Promise<void> {
  const account = `r-${manager.toLowerCase()}`;
  const made = await sent<{ oneTimePassword: string }>(
    admin.context.request,
    ["POST", "/api/users"],
    { account, displayName: manager, roles: ["manager"], manager },
  );
  const password = made.oneTimePassword;
  await sent(request, ["POST", "/api/session"], { account, password });
  await sent(request, ["POST", "/api/session/password"], { current: password, next: PASSWORD });
}

/** A receiver at a browser. */
async function receiver(admin: Visitor, manager: string): Promise<Visitor> {
  const visitor = await visit(browser, { address: product.address });
  await signIn(admin, { manager, request: visitor.context.request });
  return visitor;
}

const press = async ({ page }: Visitor, name: string | RegExp): Promise<void> => {
  await page.getByRole("button", { name }).first().click();
};
/** Presses the button of a question that pops up. */
const confirm = async ({ page }: Visitor): Promise<void> => {
  await page.locator(".ant-popconfirm .ant-btn-primary").click();
};

async function giveNotice(head: Visitor): Promise<string> {
  const { page } = head;
  await head.go("/handovers");
  await press(head, "登记离职");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("移交人工号").fill(LEAVER);
  await dialog.getByLabel("最后工作日").fill("2027-06-30");
  await dialog.getByLabel("原因").fill("个人原因");
  await dialog.getByRole("button", { name: /保\s?存/ }).click();
  await page.locator("tbody a[href^='/handovers/']").first().click();
  await page.getByText("现在冻结").waitFor();
  return page.url().split("/").at(-1) ?? "";
}

async function handOut(head: Visitor): Promise<void> {
  const { page } = head;
  await press(head, "现在冻结");
  await confirm(head);
  await page.getByText("未派出").first().waitFor();
  await press(head, "拟定方案");
  await page.getByText("方案已算好").waitFor();
  await page.getByText("移交后").waitFor();
  await page.waitForTimeout(1500); // the map draws itself
  await head.shoot("60-handover-plan");
  await page.getByText("移交前", { exact: true }).click();
  await head.shoot("61-handover-before");
  await press(head, "派给接收人");
  await confirm(head);
  await page.getByText("待签收").first().waitFor();
}

async function signAll(visitor: Visitor, id: string, name: string): Promise<void> {
  const { page } = visitor;
  await visitor.go(`/handovers/${id}`);
  await press(visitor, "选择全部待签收");
  await visitor.shoot(name);
  await page.getByRole("button", { name: /签收所选/ }).click();
  await page.getByText("已签收").first().waitFor();
}

async function refuseOne(visitor: Visitor, id: string): Promise<void> {
  const { page } = visitor;
  await visitor.go(`/handovers/${id}`);
  await page.locator("tr[data-row-key] .ant-checkbox-input:not([disabled])").first().check();
  await press(visitor, /^拒\s?收$/);
  await page.getByRole("dialog").getByLabel("为什么不接").fill("与本人在管客户是竞争对手");
  await visitor.shoot("63-handover-refuse");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^拒\s?收$/ })
    .click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** Signs by the interface of the program whatever is still proposed, round by round. */
async function signTheRest(
  head: Visitor,
  id: string,
  of: (manager: string) => Promise<APIRequestContext>,
): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const open = (await handoverAt(head, id)).items.filter(({ state }) => state === "proposed");
    if (open.length === 0) return;
    for (const manager of new Set(open.flatMap(({ to }) => to?.id ?? []))) {
      const customers = open
        .filter(({ to }) => to?.id === manager)
        .map(({ customer }) => customer.id);
      const request = await of(manager);
      await sent(request, ["POST", `/api/handovers/${id}/answer`], { customers, accept: true });
    }
  }
  throw new Error("items are still open");
}

test("a manager leaves: two receivers sign, one refuses, and the handover closes", async () => {
  const address = product.address;
  const [head, admin] = await Promise.all([
    visit(browser, { address }),
    visit(browser, { address }),
  ]);
  await head.enter("unithead");
  await admin.enter("secadmin");
  const id = await giveNotice(head);
  await handOut(head);
  const { items } = await handoverAt(head, id);
  const [first = "", second = ""] = new Set(items.flatMap(({ to }) => to?.id ?? []));
  const one = await receiver(admin, first);
  const other = await receiver(admin, second);
  const known = new Map([
    [first, one.context.request],
    [second, other.context.request],
  ]);
  const of = async (manager: string): Promise<APIRequestContext> => {
    const found = known.get(manager);
    if (found !== undefined) return found;
    const request = await api.newContext({ baseURL: address });
    await signIn(admin, { manager, request });
    known.set(manager, request);
    return request;
  };
  await signAll(one, id, "62-handover-sign");
  await refuseOne(other, id);
  const open = (await handoverAt(head, id)).items.filter(({ state }) => state === "proposed");
  expect(open.length).toBeGreaterThan(0);
  await signTheRest(head, id, of);

  const { request } = head.context;
  for (const { customer, needsVisit } of (await handoverAt(head, id)).items) {
    const at = ["PATCH", `/api/handovers/${id}/items/${customer.id}`] as const;
    await sent(request, at, { contents: { 未结事项: "无", 承诺: "无" } });
    const visitedOn = new Date().toISOString().slice(0, 10);
    if (needsVisit) await sent(request, at, { visitedOn });
  }
  await head.go(`/handovers/${id}`);
  await press(head, /^办\s?理$/);
  await head.page.getByRole("dialog").getByLabel("说明").fill("缺一份合同复印件");
  await head.shoot("64-handover-item");
  const defect = head.page.getByRole("dialog").locator("section", { hasText: "登记缺陷" });
  await defect.getByRole("button", { name: /^登\s?记$/ }).click();
  await head.page.getByText("记 1 分").waitFor();
  await head.page.keyboard.press("Escape");
  await press(head, "签字办结");
  await confirm(head);
  await head.page.getByText("已办结").first().waitFor();
  await head.shoot("65-handover-closed");
  const left = await (await request.get(`/api/customers?owner=${LEAVER}`)).json();
  expect(left.total).toBe(0);
  expect((await handoverAt(head, id)).state).toBe("closed");

  await head.go("/team");
  await head.page.getByText("离职").first().waitFor();
  await head.shoot("66-team");
  await Promise.all([head, admin, one, other].map((visitor) => visitor.leave()));
}, 420_000);

test("a transfer asked for on the customer's page waits in the inbox until the head agrees", async () => {
  const { address } = product;
  const owner = await visit(browser, { address });
  await owner.enter("manager");
  const book = await (await owner.context.request.get("/api/my-book?limit=5")).json();
  const customer = book.book.rows[0];
  await owner.go(`/customers/${customer.id}`);
  await press(owner, "申请划转");
  const dialog = owner.page.getByRole("dialog");
  const to = book.manager.id === "M002" ? "M001" : "M002";
  await dialog.getByLabel("接收人工号").fill(to);
  await dialog.getByLabel("理由").fill("客户迁址");
  await dialog.getByRole("button", { name: "提交申请" }).click();
  await dialog.locator(".ant-alert-success").or(dialog.locator(".notice")).first().waitFor();
  await owner.shoot("67-transfer");
  expect(await dialog.locator(".ant-alert-success").count()).toBe(1);

  const head = await visit(browser, { address, width: 390 });
  await head.enter("unithead");
  await head.go("/approvals");
  await head.page.getByText("客户迁址").waitFor();
  await head.shoot("68-approvals-phone");
  await head.page.getByRole("button", { name: /^同\s?意$/ }).click();
  await head.page.getByText("没有划转申请").waitFor();
  const now = await (await head.context.request.get(`/api/customers/${customer.id}`)).json();
  expect(now.owner.id).toBe(to);
  await Promise.all([owner.leave(), head.leave()]);
});
