import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import type { TestServer } from "./server.ts";

const REGIME = readFileSync(
  new URL("../../regimes/foreign-trade/regime.md", import.meta.url),
  "utf8",
);

export interface Trader {
  readonly id: string;
  /** Places by the article on capacity. */
  readonly limit: number;
  readonly hiredOn: string;
  readonly languages: string;
  readonly products: string;
}

export interface Buyer {
  readonly id: string;
  readonly owner: string;
  /** Orders of a year in ten thousand yuan. */
  readonly orders: number;
  readonly language: string;
  readonly product: string;
}

/** Loads traders, buyers and owners under the shipped regime of foreign trade. */
export async function seedTradeWorld(
  test: TestServer,
  world: { readonly managers: readonly Trader[]; readonly customers: readonly Buyer[] },
): Promise<void> {
  const write = (name: string, rows: readonly (readonly string[])[]): string => {
    const path = join(test.folder, name);
    writeFileSync(path, `${rows.map((row) => row.join(",")).join("\n")}\n`);
    return path;
  };
  const managers = write("managers.csv", [
    ["工号", "姓名", "机构", "岗位", "入职日期", "状态", "语种", "产品线", "上限"],
    ...world.managers.map((one) => [
      ...[one.id, `业务员${one.id}`, "外贸部", "业务员", one.hiredOn, "在岗"],
      ...[one.languages, one.products, String(one.limit)],
    ]),
  ]);
  const customers = write("customers.csv", [
    ["客户编号", "客户名称", "客户语种", "所需产品线", "年订单额(万元)", "甄别结论"],
    ...world.customers.map((one) => [
      ...[
        one.id,
        `Greenfield ${one.id} Ltd`,
        one.language,
        one.product,
        String(one.orders),
        "合格",
      ],
    ]),
  ]);
  const owners = write("owners.csv", [
    ["客户编号", "工号", "角色", "起"],
    ...world.customers.map((one) => [one.id, one.owner, "MAIN", "2026-03-05"]),
  ]);
  await seedWorld(test.app, {
    source: REGIME,
    files: [
      { kind: "managers", path: managers },
      { kind: "customers", path: customers },
      { kind: "owners", path: owners },
    ],
    boundary: null,
  });
}
