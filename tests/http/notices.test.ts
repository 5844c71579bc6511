import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOTICE_KINDS } from "../../src/app/notices/notice-kinds.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { type Client, openTestServer, type TestServer } from "./server.ts";

let test: TestServer;
let zhao: Client;
let qian: Client;
beforeAll(async () => {
  test = await openTestServer();
  await test.account("zhao", ["allocator"]);
  await test.account("qian", ["allocator"]);
  zhao = await test.signIn("zhao");
  qian = await test.signIn("qian");
});
afterAll(() => test.stop());

const tell = (account: string, customer: string, effectKey?: string) =>
  test.app.database.within(SYSTEM, (stores) =>
    stores.notices.tell({
      to: { accounts: [account] },
      kind: "protection.warned",
      about: "K1",
      data: { customer, until: "2026-12-01", article: "第十二条" },
      ...(effectKey === undefined ? {} : { effectKey }),
    }),
  );

describe("the reader's notices", () => {
  it("say what happened and by which article, in the reader's language", async () => {
    await tell("zhao", "云杉科技");
    const zh = (await zhao.get("/api/notices?lang=zh-CN")).body;
    const en = (await zhao.get("/api/notices?lang=en")).body;
    expect(zh.notices[0].text).toBe("“云杉科技”的保护期将满，截止 2026-12-01（依第十二条）");
    expect(en.notices[0].text).toBe(
      "Protection of “云杉科技” runs out soon, until 2026-12-01 (第十二条)",
    );
    expect([zh.unread, zh.notices[0].place, zh.notices[0].about]).toEqual([1, "customer", "K1"]);
  });

  it("are nobody else's to read or to mark", async () => {
    const { id } = (await zhao.get("/api/notices")).body.notices[0];
    expect((await qian.get("/api/notices")).body).toEqual({ notices: [], unread: 0, next: null });
    await qian.send("POST", "/api/notices/read", { ids: [id] });
    expect((await zhao.get("/api/notices")).body.unread).toBe(1);
    expect((await zhao.send("POST", "/api/notices/read", { ids: [id] })).body).toEqual({
      unread: 0,
    });
  });

  it("come a page at a time", async () => {
    for (let i = 0; i < 5; i++) await tell("qian", `客户${i}`);
    const first = (await qian.get("/api/notices?limit=3")).body;
    const second = (await qian.get(`/api/notices?limit=3&before=${first.next}`)).body;
    expect([first.notices.length, second.notices.length, second.next]).toEqual([3, 2, null]);
  });

  it("have a sentence for every kind in both languages, whatever is missing", async () => {
    for (const kind of NOTICE_KINDS)
      await test.app.database.within(SYSTEM, (stores) =>
        stores.notices.tell({ to: { accounts: ["zhao"] }, kind, about: "x", data: {} }),
      );
    const { notices } = (await zhao.get("/api/notices?limit=100")).body;
    expect(new Set(notices.map((one: { kind: string }) => one.kind)).size).toBe(
      NOTICE_KINDS.length,
    );
    expect(notices.every((one: { text: string }) => one.text.length > 5)).toBe(true);
  });
});

describe("the stream of unread notices", () => {
  it("tells a new notice within a second, and ends with the session", async () => {
    await test.server.listen({ port: 0, host: "127.0.0.1" });
    const { port } = test.server.addresses()[0] as { port: number };
    const answer = await fetch(`http://127.0.0.1:${port}/api/notices/events`, {
      headers: { cookie: qian.cookie() },
    });
    const reader = (answer.body as ReadableStream<Uint8Array>)
      .pipeThrough(new TextDecoderStream() as never)
      .getReader() as ReadableStreamDefaultReader<string>;
    let heard = "";
    const until = async (text: string): Promise<void> => {
      while (!heard.includes(text)) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`ended: ${heard}`);
        heard += value;
      }
    };
    await until('{"unread":5}');
    const began = performance.now();
    await tell("qian", "又一个");
    await until('{"unread":6}');
    expect(performance.now() - began).toBeLessThan(1000);
    await qian.send("DELETE", "/api/session");
    await tell("qian", "之后");
    let last = await reader.read();
    while (!last.done) last = await reader.read();
    expect(last.done).toBe(true);
  });
});
