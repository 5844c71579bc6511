import type { Scope, Stores } from "../../src/app/ports.ts";
import type { CustomerFacts, Fields, ManagerFacts } from "../../src/core/facts/index.ts";
import { customerId, managerId } from "../../src/core/shared/index.ts";
import { type OpenDatabase, openDatabase } from "../../src/storage/index.ts";
import { createTestDatabase, type TestDatabase } from "./cluster.ts";

export const SYSTEM: Scope = { actor: "system", units: "all" };
export const GROUNDS = { regime: "test", revision: 1, cause: "assign" } as const;

export const customer = (id: string, fields: Fields = {}): CustomerFacts => ({
  id: customerId(id),
  fields: { name: `客户${id}`, ...fields },
});

export const manager = (id: string, fields: Fields = {}): ManagerFacts => ({
  id: managerId(id),
  fields: { name: `经理${id}`, ...fields },
});

/** A database with a regime of two articles, to be filled by the test. */
export interface World extends TestDatabase {
  readonly database: OpenDatabase;
  readonly within: <T>(work: (stores: Stores) => Promise<T>, scope?: Scope) => Promise<T>;
  readonly close: () => Promise<void>;
}

export async function createWorld(poolSize?: number): Promise<World> {
  const test = await createTestDatabase();
  const database = openDatabase(test.app, poolSize);
  const within: World["within"] = (work, scope = SYSTEM) => database.within(scope, work);
  await within(async ({ regimes }) => {
    await regimes.publish(REGIME, null);
  });
  const close = async (): Promise<void> => {
    await database.close();
    await test.drop();
  };
  return { ...test, database, within, close };
}

export const REGIME = {
  regime: "test",
  title: "试验制度",
  owner: "市场部",
  revision: 1,
  source: "# 试验制度\n",
  hash: "00",
  effective: "2026-01-01",
  editedBy: "editor",
  signedWarnings: [],
  articles: ["near", "full"].map((key, i) => ({
    key,
    printed: `第${i + 1}条`,
    title: key,
    prose: "正文",
    textHash: "00",
  })),
};

/** One change that expects `ver`. */
export const change = (id: string, expectedVer: number, to: string | null) => ({
  customer: id,
  expectedVer,
  to,
  articles: ["near"],
  reason: "测试",
  weight: 1,
});
