import { readFile } from "node:fs/promises";
import type { App } from "../app/app.ts";
import { importPath, type PathImported } from "../app/imports/import-path.ts";
import { type Verification, verifyLedger as verify } from "../app/ledger.ts";
import { resetAccount as reset } from "../app/office/reset-account.ts";
import { OPERATOR } from "../app/operator.ts";
import type { ImportOrder, ResetAccount } from "../cli/index.ts";
import { applyPartial, parseMappings } from "../files/index.ts";
import { configurationOf } from "./configuration.ts";
import { openApp } from "./serve.ts";

/** Opens the database for one piece of work. */
async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const { app, close } = await openApp(configurationOf(process.env, false));
  try {
    return await work(app);
  } finally {
    await close();
  }
}

/** `guanhu import`: what the mapping file says is put over what the headings propose. */
export async function importFile(order: ImportOrder): Promise<PathImported> {
  const { mapping, ...request } = order;
  const partial =
    mapping === null ? undefined : parseMappings(await readFile(mapping, "utf8"))[order.kind];
  return withApp((app) =>
    importPath(app, OPERATOR, {
      ...request,
      ...(partial === undefined ? {} : { adapt: (proposed) => applyPartial(proposed, partial) }),
    }),
  );
}

/** `guanhu account reset`. */
export async function resetAccount(name: string): Promise<ResetAccount> {
  const { account, oneTimePassword } = await withApp((app) => reset(app, name));
  return { account: account.account, oneTimePassword: oneTimePassword ?? "" };
}

/** `guanhu audit verify`: `sealFile` holds seals that were kept elsewhere. */
export async function verifyLedger(sealFile: string | null): Promise<Verification> {
  const elsewhere = sealFile === null ? undefined : await readFile(sealFile, "utf8");
  return withApp((app) => verify(app, OPERATOR, elsewhere));
}
