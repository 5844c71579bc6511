import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOfStep } from "../../src/main/one-time-codes.ts";
import { type Started, startProduct } from "./start-product.ts";
import { openBrowser, type Visitor, visit } from "./visitor.ts";

/** An installation of its own: no demo, so that its administrators need a second factor. */
const CUSTOMERS = `客户编号,名称,联系人,联系电话
K1,青禾榆坪置业有限公司,王小敏,13812345678
`;
const PASSWORD = "shi-yong-zhe-2026";
let browser: Browser;
let product: Started;
let secret = "";

beforeAll(async () => {
  browser = await openBrowser();
  product = await startProduct("access", { customers: CUSTOMERS });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const open = (width?: number): Promise<Visitor> =>
  visit(browser, { address: product.address, ...(width === undefined ? {} : { width }) });

/** The code of the next thirty seconds is taken too, and no code is taken twice. */
let taken = 0;
async function freshCode(visitor: Visitor): Promise<string> {
  const stepNow = (): number => Math.floor(Date.now() / 30_000);
  while (stepNow() + 1 <= taken) await visitor.page.waitForTimeout(500);
  taken = Math.max(stepNow(), taken + 1);
  return codeOfStep(secret, taken);
}

async function knock(visitor: Visitor, account: string, password: string): Promise<void> {
  const { page } = visitor;
  await page.goto("/");
  await page.getByLabel("账号").fill(account);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

async function changePassword({ page }: Visitor, from: string): Promise<void> {
  await page.getByLabel("现在的密码").fill(from);
  await page.getByLabel("新密码", { exact: true }).fill(PASSWORD);
  await page.getByLabel("再输入一次新密码").fill(PASSWORD);
  await page.getByRole("button", { name: "修改密码" }).click();
}

test("the administrator sets up a one-time code before anything else, and signs in with it", async () => {
  const admin = await open();
  const { page } = admin;
  await knock(admin, "admin", product.password);
  await changePassword(admin, product.password);
  await page.getByText("设置动态验证码").waitFor();
  await page.locator(".factor-code svg").waitFor();
  await admin.shoot("access-01-factor");
  secret = ((await page.locator(".factor-secret").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("手机上显示的六位数字").fill(await freshCode(admin));
  await page.getByRole("button", { name: "确认" }).click();
  await page.locator(".factor-recovery li").nth(9).waitFor();
  await admin.shoot("access-02-recovery");
  await page.getByRole("button", { name: "已记好，继续" }).click();
  await page.locator(".shell").waitFor();
  await admin.context.clearCookies();
  await knock(admin, "admin", PASSWORD);
  await page.getByLabel("动态验证码或恢复码").waitFor();
  await admin.shoot("access-03-code");
  await page.getByLabel("动态验证码或恢复码").fill(await freshCode(admin));
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.locator(".shell").waitFor();
  await addCompliance(admin);
  await admin.leave();
});

/** Tries what may not be, then adds an officer; her one-time password is kept. */
let oneTime = "";
async function addCompliance(admin: Visitor): Promise<void> {
  const { page } = admin;
  await admin.go("/access");
  await page.getByText("三名管理员", { exact: true }).waitFor();
  expect(await page.locator(".three .bad").count()).toBe(2);
  await admin.shoot("access-04-users");
  await page.getByRole("button", { name: "新增账号" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("账号").fill("hegui");
  await form.getByLabel("姓名").fill("林合规");
  const roles = form.getByLabel("角色");
  for (const role of ["合规官", "审计管理员"]) {
    await roles.fill(role);
    await page.locator(".ant-select-item-option", { hasText: role }).click();
  }
  await form.getByRole("button", { name: "新增账号" }).click();
  await form.getByText("一个账号只能担任这一种角色").waitFor();
  await admin.shoot("access-05-apart");
  await roles.press("Backspace");
  await form.getByRole("button", { name: "新增账号" }).click();
  oneTime = (await page.locator("code.secret").textContent()) ?? "";
  await page.getByRole("button", { name: "知道了" }).click();
  await page.getByRole("tab", { name: "角色与权限" }).click();
  await page.getByText("逐条显示，每日 50 条").first().waitFor();
  await admin.shoot("access-06-roles");
}

test("a masked number is shown for a reason, and who saw it stands in the record", async () => {
  const officer = await open();
  const { page } = officer;
  await knock(officer, "hegui", oneTime);
  await changePassword(officer, oneTime);
  await page.locator(".shell").waitFor();
  await officer.go("/customers/K1");
  await page.getByText("138****5678").waitFor();
  expect(await page.content()).not.toContain("13812345678");
  const phone = page.locator("dt", { hasText: "联系电话" }).locator("+ dd");
  await phone.getByRole("button", { name: "显示" }).click();
  await page.locator(".reveal").getByRole("button", { name: "显示" }).click();
  await page.getByText("查看敏感信息须写明理由").waitFor();
  await officer.shoot("access-07-reason");
  await page.getByLabel("查看的理由").fill("核对投诉来电");
  await page.locator(".reveal").getByRole("button", { name: "显示" }).click();
  await page.getByText("13812345678").waitFor();
  await page.getByText("今日还可查看 49 条").waitFor();
  await officer.shoot("access-08-shown");
  await officer.go("/access");
  await page.getByRole("tab", { name: "查看敏感信息的记录" }).click();
  await page.getByText("核对投诉来电").waitFor();
  expect(await page.content()).not.toContain("13812345678");
  await officer.shoot("access-09-record");
  await officer.leave();
});

test("on a telephone the roles and a masked number are read without scrolling sideways", async () => {
  const officer = await open(390);
  await knock(officer, "hegui", PASSWORD);
  await officer.page.locator(".shell").waitFor();
  for (const path of ["/customers/K1", "/access"]) {
    await officer.go(path);
    await officer.page.waitForTimeout(400);
    const overflow = await officer.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await officer.shoot(`access-10-narrow${path.replaceAll("/", "-")}`);
  }
  await officer.leave();
});
