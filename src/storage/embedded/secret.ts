import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Passwords of the database roles of one data directory. */
export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

const fresh = (): string => randomBytes(24).toString("base64url");

/** Reads the passwords of this data directory, making them (file mode 0600) the first time. */
export function secretsOf(dataDir: string): Secrets {
  const file = join(dataDir, "secret.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const secrets: Secrets = { superuser: fresh(), owner: fresh(), app: fresh() };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(draft, file);
  return secrets;
}
