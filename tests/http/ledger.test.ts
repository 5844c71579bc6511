import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, openTestServer, seedSmallWorld, type TestServer } from "./server.ts";

let test: TestServer;
let auditor: Client;
beforeAll(async () => {
  test = await openTestServer();
  auditor = await test.as("auditAdmin");
});
afterAll(() => test.stop());

describe("the receipt of the latest seal", () => {
  it("is none before the first record", async () => {
    const answer = await auditor.get("/api/ledger/receipt");
    expect([answer.status, answer.body.code]).toEqual([404, "ledger.noSeal"]);
  });

  it("verifies what it covers, and later records do not change that", async () => {
    await seedSmallWorld(test, 40);
    await test.app.keeper.seal();
    const receipt = await auditor.get("/api/ledger/receipt?form=text&lang=zh-CN");
    expect(receipt.headers["content-disposition"]).toContain("guanhu-seal-1.txt");
    expect(receipt.text).toContain("决定记录封存回执");
    const verified = await auditor.send("POST", "/api/ledger/verify", { seals: receipt.text });
    expect(verified.body).toMatchObject({ ok: true, faults: [] });
  });

  it("is a page to print, in which a name is text and never markup", async () => {
    await (await test.as("sysAdmin")).send("PUT", "/api/settings", {
      organisation: '<img src=x onerror="alert(1)">',
    });
    const page = await auditor.get("/api/ledger/receipt?lang=en");
    expect(page.headers["content-type"]).toContain("text/html");
    expect(page.text).toContain("&lt;img src=x");
    expect(page.text).not.toContain("<img");
    // The saved page verifies as well.
    const verified = await auditor.send("POST", "/api/ledger/verify", { seals: page.text });
    expect(verified.body.ok).toBe(true);
  });

  it("that another installation gave does not agree", async () => {
    const { text } = await auditor.get("/api/ledger/receipt?form=text");
    const forged = text.replace(/"root":"[0-9a-f]{4}/, '"root":"0000');
    const { body } = await auditor.send("POST", "/api/ledger/verify", { seals: forged });
    expect(body.ok).toBe(false);
    expect(body.faults.map((fault: { code: string }) => fault.code)).toContain("sealRootDiffers");
  });
});
