import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import type { App } from "../../src/app/app.ts";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import type { Role } from "../../src/app/roles.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { windDown } from "../../src/app/wind-down.ts";
import { buildServer } from "../../src/http/index.ts";
import { makeApp } from "../../src/main/make-app.ts";
import { openDatabase, openLedgerKeeper } from "../../src/storage/index.ts";
import type { Connection } from "../../src/storage/pool.ts";
import { createTestDatabase } from "../storage/cluster.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const PASSWORD = "correct horse 42";

export interface Answer {
  readonly status: number;
  // Tests look into answers of every shape; the contract is checked by the compiler elsewhere.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Somebody with a browser. */
export interface Client {
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  send(
    method: "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  upload(kind: string, name: string, content: Buffer | string): Promise<Answer>;
  readonly cookie: () => string;
}

export interface TestServer {
  readonly server: FastifyInstance;
  readonly app: App;
  readonly folder: string;
  /** The database seen by its superuser. */
  readonly admin: Connection;
  /** Lines of the log, as they are written. */
  readonly logged: readonly string[];
  /** Makes an account and signs it in. */
  as(...roles: readonly Role[]): Promise<Client>;
  account(
    name: string,
    roles: readonly Role[],
    more?: { manager?: string; unit?: string; mustChange?: boolean },
  ): Promise<void>;
  signIn(account: string, password?: string): Promise<Client>;
  stranger(): Client;
  stop(): Promise<void>;
}

function clientOf(
  server: FastifyInstance,
  address = "127.0.0.1",
): Client & { jar: { value: string } } {
  const jar = { value: "" };
  const inject = async (
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    more: { payload?: string | Buffer; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const response = await server.inject({
      method,
      url,
      remoteAddress: address,
      ...(more.payload === undefined ? {} : { payload: more.payload }),
      headers: {
        ...(jar.value === "" ? {} : { cookie: jar.value }),
        ...(method === "GET" ? {} : { "x-guanhu": "1" }),
        ...more.headers,
      },
    });
    const set = response.cookies.find((cookie) => cookie.name === "guanhu_session");
    if (set !== undefined) jar.value = set.value === "" ? "" : `guanhu_session=${set.value}`;
    const isJson = String(response.headers["content-type"] ?? "").includes("json");
    return {
      status: response.statusCode,
      body: isJson ? JSON.parse(response.body) : null,
      text: response.body,
      headers: response.headers,
    };
  };
  return {
    jar,
    cookie: () => jar.value,
    get: (url, headers = {}) => inject("GET", url, { headers }),
    send: (method, url, body, headers = {}) =>
      inject(method, url, {
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
      }),
    upload: (kind, name, content) => {
      const boundary = "----guanhu-test";
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="kind"\r\n\r\n${kind}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
      const payload = Buffer.concat([
        Buffer.from(head),
        Buffer.from(content as string),
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]);
      return inject("POST", "/api/imports", {
        payload,
        headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
      });
    },
  };
}

/** The real server on a real database of its own, with real parts all through. */
export async function openTestServer(
  options: {
    readonly webRoot?: string;
    readonly maxUploadBytes?: number;
    /** A clock of the test's own. */
    readonly now?: () => Date;
    readonly factorForAdministrators?: boolean;
    readonly singleSignOn?: App["singleSignOn"];
    /** Puts something between the server and its database. */
    readonly reach?: (app: Connection) => Promise<Connection>;
  } = {},
): Promise<TestServer> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "guanhu-http-"));
  const open = openDatabase((await options.reach?.(database.app)) ?? database.app);
  const keeper = openLedgerKeeper(database.app, folder);
  const logged: string[] = [];
  const app = makeApp({
    database: open,
    keeper,
    dataDir: folder,
    demo: [],
    factorForAdministrators: options.factorForAdministrators ?? false,
    singleSignOn: options.singleSignOn ?? null,
    ...(options.now === undefined ? {} : { now: options.now }),
    log: (message, data) => logged.push(`${message} ${JSON.stringify(data ?? {})}`),
  });
  const server = await buildServer({
    app,
    webRoot: options.webRoot ?? null,
    maxUploadBytes: options.maxUploadBytes ?? 50_000_000,
  });
  const passwordHash = await app.passwords.hash(PASSWORD);
  let made = 0;

  const account: TestServer["account"] = async (name, roles, more = {}) => {
    await app.database.within(SYSTEM, (stores) =>
      stores.accounts.insert({
        account: name,
        displayName: name,
        roles,
        unit: more.unit ?? null,
        manager: more.manager ?? null,
        passwordHash,
        mustChangePassword: more.mustChange ?? false,
      }),
    );
  };
  const signIn: TestServer["signIn"] = async (name, password = PASSWORD) => {
    const client = clientOf(server);
    const answer = await client.send("POST", "/api/session", { account: name, password });
    if (answer.status !== 200) throw new Error(`sign-in of ${name}: ${answer.text}`);
    return client;
  };
  return {
    server,
    app,
    folder,
    admin: database.admin,
    logged,
    account,
    signIn,
    stranger: () => clientOf(server),
    as: async (...roles) => {
      const name = `person${++made}`;
      await account(name, roles);
      return signIn(name);
    },
    stop: async () => {
      await server.close();
      await windDown(app);
      await keeper.close();
      await open.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const GROUP_REGIME = readFileSync(join(ROOT, "regimes/group-customers/regime.md"), "utf8");

const worldFile = (name: string): string =>
  readFileSync(join(ROOT, "regimes/group-customers/world", name), "utf8");

/** The first rows of the demo world: quick to load and to allocate, and real in every column. */
export async function seedSmallWorld(test: TestServer, customers = 150): Promise<void> {
  const rows = worldFile("customers.csv")
    .split("\n")
    .slice(0, customers + 1);
  const ids = new Set(rows.map((row) => row.split(",")[0]));
  const owners = worldFile("owners.csv")
    .split("\n")
    .filter((row) => row.startsWith("客户编号") || ids.has(row.split(",")[0] ?? ""));
  const write = (name: string, text: string): string => {
    const path = join(test.folder, name);
    writeFileSync(path, text);
    return path;
  };
  await seedWorld(test.app, {
    source: GROUP_REGIME,
    files: [
      { kind: "managers", path: write("managers.csv", worldFile("managers.csv")) },
      { kind: "customers", path: write("customers.csv", rows.join("\n")) },
      { kind: "owners", path: write("owners.csv", owners.join("\n")) },
    ],
    boundary: null,
  });
}

/** Starts a run and waits for its end. */
export async function finishedRun(client: Client, seconds = 1): Promise<string> {
  const started = await client.send("POST", "/api/runs", { regimeId: "group-customers", seconds });
  if (started.status !== 202) throw new Error(`run: ${started.text}`);
  return ended(client, started.body.id);
}

/** Waits until a run is done; its id. */
export async function ended(client: Client, id: string): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const { state, failure } = (await client.get(`/api/runs/${id}`)).body;
    if (state === "done") return id;
    if (state === "failed") throw new Error(`run failed: ${failure}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("run did not end");
}
