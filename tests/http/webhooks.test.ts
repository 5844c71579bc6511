import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { hostname } from "node:os";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app/app.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { sendDue, waitAfter } from "../../src/app/webhooks/send-due.ts";
import { openMessenger } from "../../src/outgoing/index.ts";
import { type Client, openTestServer, type TestServer } from "./server.ts";

interface Heard {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage["headers"];
}
type Behaviour = (answer: ServerResponse, heard: Heard) => void;

/** A receiver that behaves as told, and keeps what it heard. */
async function receiver(): Promise<{
  readonly server: Server;
  readonly host: string;
  readonly heard: Heard[];
  behave: Behaviour;
}> {
  const heard: Heard[] = [];
  const state = {
    heard,
    behave: ((answer) => answer.end('{"errcode":0,"code":0}')) as Behaviour,
  };
  const server = createServer((request, answer) => {
    let text = "";
    request.on("data", (chunk) => {
      text += String(chunk);
    });
    request.on("end", () => {
      const one = { url: request.url ?? "", body: JSON.parse(text), headers: request.headers };
      heard.push(one);
      state.behave(answer, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return Object.assign(state, { server, host: `127.0.0.1:${port}` });
}

let test: TestServer;
let admin: Client;
let robot: Awaited<ReturnType<typeof receiver>>;
let app: App;
let clock = new Date("2026-11-24T08:00:00Z").getTime();

beforeAll(async () => {
  test = await openTestServer();
  admin = await test.as("sysAdmin");
  robot = await receiver();
  // The test's own clock, and a messenger that may reach this machine and is soon out of patience.
  app = {
    ...test.app,
    now: () => new Date(clock),
    outgoing: { ...test.app.outgoing, messenger: openMessenger([robot.host], 300) },
  };
  Object.assign(test.app, { outgoing: app.outgoing });
});
afterAll(async () => {
  robot.server.close();
  await test.stop();
});

async function add(format: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const answer = await admin.send("POST", "/api/webhooks", {
    name: `机器人 ${format}`,
    format,
    url: `http://${robot.host}/send?key=top-secret-key`,
    secret: "SECsigned",
    kinds: ["protection.lapsed"],
    ...more,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id;
}

afterEach(async () => {
  robot.behave = (answer) => answer.end('{"errcode":0,"code":0}');
  for (const { id } of (await admin.get("/api/webhooks")).body.webhooks) await remove(id);
});

const tell = (customer: string) =>
  test.app.database.within(SYSTEM, (stores) =>
    stores.notices.tell({
      to: {},
      kind: "protection.lapsed",
      about: "K1",
      data: { customer, article: "第九条" },
      effectKey: `lapse:${customer}`,
    }),
  );

const later = (milliseconds: number): void => {
  clock += milliseconds;
};
const remove = (id: string) => admin.send("DELETE", `/api/webhooks/${id}`);

const TEXT = "【管户】“云杉科技”保护期满，已回公海（依第九条）";
const hmac = (key: string, text: string): string =>
  createHmac("sha256", key).update(text).digest("base64");

describe("a message to a group robot", () => {
  it.each([
    ["wecom", { msgtype: "text", text: { content: TEXT } }, () => "/send?key=top-secret-key"],
    [
      "dingtalk",
      { msgtype: "text", text: { content: TEXT } },
      (time: number) =>
        `/send?key=top-secret-key&timestamp=${time}&sign=${encodeURIComponent(hmac("SECsigned", `${time}\nSECsigned`)).replaceAll("%20", "+")}`,
    ],
  ])("of %s has its form and signature", async (format, body, url) => {
    const id = await add(format);
    later(60_000);
    await tell("云杉科技");
    clock = Math.max(clock, Date.now());
    const at = clock;
    robot.heard.length = 0;
    await sendDue(app, 20);
    expect(robot.heard.map((one) => [one.url, one.body])).toEqual([[url(at), body]]);
    await remove(id);
  });

  it("of feishu is signed in its body, in seconds", async () => {
    const id = await add("feishu");
    await tell("云杉科技");
    clock = Math.max(clock, Date.now());
    const time = String(Math.floor(clock / 1000));
    robot.heard.length = 0;
    await sendDue(app, 20);
    expect(robot.heard[0]?.body).toEqual({
      timestamp: time,
      sign: hmac(`${time}\nSECsigned`, ""),
      msg_type: "text",
      content: { text: TEXT },
    });
    await remove(id);
  });

  it("to a program carries a signature over its time and body", async () => {
    const id = await add("json");
    await tell("云杉科技");
    clock = Math.max(clock, Date.now());
    robot.heard.length = 0;
    await sendDue(app, 20);
    const [one] = robot.heard;
    const signed = createHmac("sha256", "SECsigned")
      .update(`${clock}.${JSON.stringify(one?.body)}`)
      .digest("hex");
    expect(one?.headers["x-guanhu-signature"]).toBe(`sha256=${signed}`);
    expect(one?.body).toMatchObject({ kind: "protection.lapsed", about: "K1", text: TEXT });
    await remove(id);
  });
});

describe("a receiver in trouble", () => {
  it("gets every message, each once as far as it answers, in the order in which they were told", async () => {
    const id = await add("json");
    const troubles: Behaviour[] = [
      (answer) => answer.writeHead(500).end(),
      (answer) => answer.destroy(),
      () => undefined, // never answers
      (answer) => answer.writeHead(429).end(),
      (answer) => answer.writeHead(302, { location: "http://169.254.169.254/" }).end(),
    ];
    let turn = 0;
    const accepted: string[] = [];
    robot.heard.length = 0;
    robot.behave = (answer, { headers }) => {
      const trouble = troubles[turn++ % (troubles.length + 1)];
      if (trouble !== undefined) return trouble(answer, robot.heard[0] as Heard);
      accepted.push(String(headers["x-guanhu-delivery"]));
      return answer.end("ok");
    };
    for (let i = 0; i < 12; i++) await tell(`客户${i}`);
    clock = Math.max(clock, Date.now());
    for (let round = 0; round < 80 && accepted.length < 12; round++) {
      // Several senders at once, as when several servers run.
      await Promise.all([sendDue(app, 20), sendDue(app, 20), sendDue(app, 20)]);
      later(3_600_000);
    }
    const state = (await admin.get("/api/webhooks")).body.webhooks[0];
    expect([accepted.length, new Set(accepted).size, state.waiting]).toEqual([12, 12, 0]);
    expect(accepted).toEqual([...accepted].sort((a, b) => Number(a) - Number(b)));
    robot.behave = (answer) => answer.end('{"errcode":0}');
    await remove(id);
  });

  it("who is told the same effect twice hears it once", async () => {
    const id = await add("json");
    robot.heard.length = 0;
    for (let i = 0; i < 5; i++) await tell("同一件事");
    clock = Math.max(clock, Date.now());
    await sendDue(app, 20);
    await sendDue(app, 20);
    expect(robot.heard).toHaveLength(1);
    await remove(id);
  });

  it("keeps the message of a sender that died with it, for the next", async () => {
    const id = await add("json");
    await tell("死者手中");
    clock = Math.max(clock, Date.now());
    const taken = await app.database.within(SYSTEM, (stores) =>
      stores.webhooks.take(app.now(), new Date(clock + 120_000), 20),
    );
    robot.heard.length = 0;
    await sendDue(app, 20);
    expect([taken.length, robot.heard.length]).toEqual([1, 0]);
    later(121_000);
    await sendDue(app, 20);
    expect(robot.heard).toHaveLength(1);
    await remove(id);
  });

  it("is slow, and hears every message once all the same, though another sender comes by", async () => {
    const id = await add("json");
    for (let i = 0; i < 5; i++) await tell(`慢${i}`);
    clock = Math.max(clock, Date.now());
    robot.heard.length = 0;
    robot.behave = (answer) => {
      // Each takes so long that what was held when all were taken is held no more at the third.
      later(50_000);
      const meanwhile = robot.heard.length === 3 ? sendDue(app, 20) : Promise.resolve(0);
      void meanwhile.then(() => answer.end("ok"));
    };
    await sendDue(app, 20);
    await sendDue(app, 20);
    const heard = robot.heard.map(({ headers }) => Number(headers["x-guanhu-delivery"]));
    expect([heard.length, new Set(heard).size]).toEqual([5, 5]);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    await remove(id);
  });

  it("who refuses inside a 200 is tried again later and later, and the administrator is told", async () => {
    const id = await add("dingtalk");
    robot.behave = (answer) => answer.end('{"errcode":310000,"errmsg":"sign not match"}');
    await tell("拒绝");
    clock = Math.max(clock, Date.now());
    for (let tries = 1; tries <= 6; tries++) {
      await sendDue(app, 20);
      robot.heard.length = 0;
      later(waitAfter(tries) - 1_000);
      await sendDue(app, 20);
      expect(robot.heard).toEqual([]);
      later(1_000);
    }
    const state = (await admin.get("/api/webhooks?lang=zh-CN")).body.webhooks[0];
    expect(state.fault).toBe("机器人拒绝（密钥、关键词或地址不符） (310000)");
    expect((await admin.get("/api/notices")).body.notices[0].kind).toBe("webhook.failing");
    robot.behave = (answer) => answer.end('{"errcode":0}');
    await admin.send("PATCH", `/api/webhooks/${id}`, { secret: "SECright" });
    clock = Math.max(clock, Date.now());
    await sendDue(app, 20);
    expect((await admin.get("/api/webhooks")).body.webhooks[0].waiting).toBe(0);
    await remove(id);
  });

  it("is not sent more a minute than its robot takes", async () => {
    const id = await add("wecom");
    robot.heard.length = 0;
    for (let i = 0; i < 30; i++) await tell(`多${i}`);
    clock = Math.max(clock, Date.now());
    for (let i = 0; i < 3; i++) {
      await sendDue(app, 40);
      later(15_000);
    }
    expect(robot.heard).toHaveLength(20);
    later(60_000);
    await sendDue(app, 40);
    expect(robot.heard).toHaveLength(30);
    await remove(id);
  });

  it("loses nothing when the clock steps back two days", async () => {
    const id = await add("json");
    robot.behave = (answer) => answer.writeHead(500).end();
    await tell("时钟");
    clock = Math.max(clock, Date.now());
    await sendDue(app, 20);
    robot.behave = (answer) => answer.end("ok");
    later(-2 * 86_400_000);
    robot.heard.length = 0;
    await sendDue(app, 20);
    expect(robot.heard).toHaveLength(1);
    await remove(id);
  });
});

describe("the address and the secret of a webhook", () => {
  it("are in no answer and not plain in the database", async () => {
    const id = await add("dingtalk");
    const answers = [
      (await admin.get("/api/webhooks")).text,
      (await admin.send("PATCH", `/api/webhooks/${id}`, { name: "新名" })).text,
      (await admin.send("POST", `/api/webhooks/${id}/test`)).text,
    ];
    const stored = await test.app.database.within(SYSTEM, (stores) => stores.webhooks.targetOf(id));
    const bytes = `${Buffer.from(stored?.target ?? []).toString("latin1")}${Buffer.from(stored?.secret ?? []).toString("latin1")}`;
    for (const secret of ["top-secret-key", "SECsigned"])
      expect([...answers, bytes].some((text) => text.includes(secret))).toBe(false);
    await remove(id);
  });

  it.each([
    "https://127.0.0.1/x",
    "https://2130706433/x",
    "https://0x7f.1/x",
    "https://localhost/x",
    "https://[::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://[64:ff9b::a00:1]/x",
    "https://169.254.169.254/latest/meta-data",
    "https://100.100.100.200/",
    "https://192.168.1.1/",
    "https://0.0.0.0/",
    "http://example.com/",
    "https://user:password@example.com/",
    "file:///etc/passwd",
    "ftp://example.com/",
    "not an address",
  ])("%s is refused", async (url) => {
    const answer = await admin.send("POST", "/api/webhooks", {
      name: "x",
      format: "json",
      url,
      kinds: ["disk.full"],
    });
    expect([answer.status, answer.body.code]).toEqual([422, "webhook.address"]);
  });

  it("are judged again when a message goes out: a name that leads inside is not connected to", async () => {
    const messenger = openMessenger([], 2_000);
    robot.heard.length = 0;
    const delivery = await messenger.send({
      format: "json",
      // Every machine's own name leads to itself or to its network.
      target: `https://${hostname()}:${robot.host.split(":")[1]}/x`,
      secret: null,
      delivery: "1",
      kind: "x",
      about: "x",
      data: {},
      text: "x",
      at: new Date(),
    });
    expect(delivery).toEqual({ kind: "failed", fault: "addressForbidden", number: null });
    expect(robot.heard).toEqual([]);
  });
});
