import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const RESULTS = join(ROOT, "test-results");
const PATIENCE_MS = 120_000;

/** What `npm start` prints when it is ready. */
const ADDRESS = /http:\/\/[\d.]+:\d+/;
const ONE_TIME = /one-time password: (\S+)/;

/** The product as a person started it. */
export interface Started {
  readonly address: string;
  readonly password: string;
  /** Stops it as Ctrl-C does, and takes its data away. */
  stop(): Promise<void>;
}

/** Puts customers into an installation, as its operator would, before it is started. */
function importCustomers(
  rows: string,
  { dataDir, env }: { readonly dataDir: string; readonly env: NodeJS.ProcessEnv },
): void {
  const file = join(dataDir, "customers.csv");
  writeFileSync(file, rows);
  const command = [join(ROOT, "bin/guanhu.mjs"), "import", "customers", file];
  const done = spawnSync(process.execPath, command, { env, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`import: ${done.stdout}${done.stderr}`);
}

/**
 * Starts the product as a person would, in a fresh folder; `name` is that of its log. With an
 * installation it is no demo: it begins with these customers and its administrator.
 */
export async function startProduct(
  name: string,
  installation?: { readonly customers: string },
): Promise<Started> {
  const dataDir = mkdtempSync(join(tmpdir(), "guanhu 浏览器-"));
  const env = { ...process.env, GUANHU_DATA: dataDir, PORT: "0" };
  if (installation !== undefined) importCustomers(installation.customers, { dataDir, env });
  const command =
    installation === undefined
      ? [join(ROOT, "scripts/start.mjs")]
      : [join(ROOT, "bin/guanhu.mjs"), "serve"];
  const child = spawn(process.execPath, command, { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  mkdirSync(RESULTS, { recursive: true });
  const log = createWriteStream(join(RESULTS, `${name}.log`));
  let said = "";
  const found = await new Promise<{ address: string; password: string }>((ready, fail) => {
    const timer = setTimeout(() => fail(new Error(`no address:\n${said}`)), PATIENCE_MS);
    const hear = (chunk: Buffer) => {
      log.write(chunk);
      said += chunk.toString();
      const address = ADDRESS.exec(said)?.[0];
      const password = ONE_TIME.exec(said)?.[1];
      if (address === undefined || password === undefined) return;
      clearTimeout(timer);
      ready({ address, password });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => fail(new Error(`the product ended:\n${said}`)));
  });
  return {
    ...found,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
