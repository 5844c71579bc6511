import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoEntry } from "../app/app.ts";
import { demoEntries } from "../app/demo/demo-accounts.ts";
import { demoPassword } from "./configuration.ts";

/** The demo accounts; their passwords are made once and kept beside the data, for the sign-in page. */
export function demoPasswords(dataDir: string): readonly DemoEntry[] {
  const file = join(dataDir, "demo-accounts.json");
  const kept: Readonly<Record<string, string>> = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : {};
  const entries = demoEntries((account) => kept[account] ?? demoPassword());
  mkdirSync(dataDir, { recursive: true });
  const passwords = Object.fromEntries(entries.map(({ account, password }) => [account, password]));
  writeFileSync(file, JSON.stringify(passwords, null, 2), { mode: 0o600 });
  return entries;
}
