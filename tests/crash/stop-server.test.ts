import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const PROGRAM = resolve(import.meta.dirname, "../../src/main/demo.ts");
/** Longer than a server takes to end its runs, shorter than it waits for anything. */
const SOON = 15_000;

const dataDir = mkdtempSync(join(tmpdir(), "guanhu-stop-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** The product in a process of its own, and somebody who may allocate. */
interface Product {
  ask(method: "GET" | "POST", path: string, body?: unknown): Promise<Response>;
  /** Exit code after SIGTERM; all it said; milliseconds it took. */
  stop(): Promise<{ readonly code: number | null; readonly said: string; readonly took: number }>;
}

async function openProduct(): Promise<Product> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, GUANHU_DATA: dataDir, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  let said = "";
  const started = await new Promise<{ address: string; password: string }>((ready, fail) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
      const password = /^ {2}head +(\S+)/m.exec(said)?.[1];
      if (address !== undefined && password !== undefined) ready({ address, password });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => fail(new Error(`the product ended:\n${said}`)));
  });
  const headers: Record<string, string> = { "x-guanhu": "1", "content-type": "application/json" };
  const ask: Product["ask"] = (method, path, body) =>
    fetch(`${started.address}/api${path}`, {
      method,
      headers,
      ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
    });
  const session = await ask("POST", "/session", { account: "head", password: started.password });
  headers["cookie"] = session.headers.get("set-cookie")?.split(";")[0] ?? "";
  return {
    ask,
    stop: async () => {
      const began = performance.now();
      child.kill("SIGTERM");
      const code = await ended;
      return { code, said, took: performance.now() - began };
    },
  };
}

/** A run as the server answers it. */
interface RunAnswer {
  readonly id: string;
  readonly state: string;
}

const runIn = async (answer: Response): Promise<RunAnswer> => (await answer.json()) as RunAnswer;

const startRun = async (product: Product): Promise<string> =>
  (await runIn(await product.ask("POST", "/runs", { regimeId: "group-customers", seconds: 600 })))
    .id;

const stateOf = async (product: Product, id: string): Promise<string> =>
  (await runIn(await product.ask("GET", `/runs/${id}`))).state;

describe("a server that is told to stop while runs go and wait and somebody watches", () => {
  test("ends soon, leaves no query behind, and knows afterwards what became of each", async () => {
    const first = await openProduct();
    const runs = [await startRun(first), await startRun(first), await startRun(first)];
    // The server cuts it off, as it must: whoever watches does not keep it.
    const watching = first
      .ask("GET", `/runs/${runs[0]}/events`)
      .then((answer) => answer.text())
      .catch(() => "cut");
    await new Promise((resolve) => setTimeout(resolve, 700));
    const { code, said, took } = await first.stop();
    await watching;
    expect(code, said).toBe(0);
    expect(took).toBeLessThan(SOON);
    expect(said).not.toMatch(/after calling end|not stored|by force/);

    const second = await openProduct();
    const states = await Promise.all(runs.map((id) => stateOf(second, id)));
    expect(states.slice(1)).toEqual(["interrupted", "interrupted"]);
    expect(["done", "interrupted"]).toContain(states[0]);
    const again = await second.stop();
    expect(again.code).toBe(0);
    expect(again.said).not.toContain("runs interrupted by the last stop");
  });
});
