import { readFile } from "node:fs/promises";
import type { App } from "../app/app.ts";
import { importPath, type PathImported } from "../app/imports/import-path.ts";
import { inspectFile } from "../app/imports/upload-file.ts";
import { type Verification, verifyLedger as verify } from "../app/ledger.ts";
import type { FileMapping } from "../app/ports.ts";
import { type Reader, readerOf } from "../app/reader.ts";
import { SYSTEM } from "../app/scope.ts";
import type { ImportOrder } from "../cli/index.ts";
import { applyPartial, parseMappings } from "../files/index.ts";
import { configurationOf } from "./configuration.ts";
import { openApp } from "./serve.ts";

/** Whoever may run commands on the machine of the database may do what the program may. */
const operator: Reader = {
  ...readerOf({
    account: SYSTEM.actor,
    displayName: SYSTEM.actor,
    roles: ["allocator", "sysAdmin", "auditAdmin"],
    unit: null,
    manager: null,
    passwordHash: "",
    mustChangePassword: false,
    isActive: true,
    lastSeenAt: null,
  }),
  scope: SYSTEM,
};

async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const { app, close } = await openApp(configurationOf(process.env, false));
  try {
    return await work(app);
  } finally {
    await close();
  }
}

async function mappingFor(app: App, order: ImportOrder): Promise<FileMapping | null> {
  if (order.mapping === null) return null;
  const partial = parseMappings(await readFile(order.mapping, "utf8"))[order.kind];
  if (partial === undefined) return null;
  const file = await app.files.adopt(order.path);
  const { kind } = order;
  const look = { file, kind, sheet: partial.sheet };
  const { suggestedMapping } = await inspectFile(app, operator, look);
  return applyPartial(suggestedMapping, partial);
}

export const importFile = (order: ImportOrder): Promise<PathImported> =>
  withApp(async (app) =>
    importPath(app, operator, {
      kind: order.kind,
      path: order.path,
      mapping: await mappingFor(app, order),
      coordinates: order.coordinates,
      unit: order.unit,
      onProgress: order.onProgress,
    }),
  );

export const verifyLedger = (): Promise<Verification> => withApp((app) => verify(app, operator));
