/**
 * Writes a roster of customer managers for a registry of companies: one for about every 120
 * customers, invented names, home at real places of the register. Same seed, same bytes.
 * Run: `node scripts/make-roster.ts COMPANIES.csv MANAGERS.csv [seed] [customers per manager]`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { seededRng } from "../src/core/shared/index.ts";

const [companies, target, seedText = "2026", shareText = "120"] = process.argv.slice(2);
if (companies === undefined || target === undefined) {
  console.error(
    "node scripts/make-roster.ts COMPANIES.csv MANAGERS.csv [seed] [customers per manager]",
  );
  process.exit(2);
}

interface Company {
  readonly district: string;
  readonly industry_derived: string;
  readonly lng: string;
  readonly lat: string;
}

const rows: readonly Company[] = parse(readFileSync(companies), { columns: true, bom: true });
const placed = rows.filter((row) => row.lng !== "" && row.district !== "");
const rng = seededRng(Number(seedText));
const managerCount = Math.ceil(rows.length / Number(shareText));

const FAMILY = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"];
const GIVEN = [..."安宁远思若亦明书清和文景云川舟林然嘉言行之衡越禾"];
const GRADES = ["初级", "中级", "中级", "高级"];
const pick = <T>(list: readonly T[]): T => {
  const found = list[rng.below(list.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
};
const pad = (value: number, width: number): string => String(value).padStart(width, "0");
/** Up to 0.01 degrees, about a kilometre, so that nobody lives in a company. */
const nearby = (degrees: string): string =>
  (Number(degrees) + (rng.unit() - 0.5) * 0.02).toFixed(6);

const industries = [
  ...new Set(rows.map((row) => row.industry_derived).filter((name) => name !== "")),
].sort();
const lines = ["工号,姓名,机构,岗位,职级,入职日期,状态,行业专长,片区,常驻地经度,常驻地纬度,上限"];
for (let index = 1; index <= managerCount; index++) {
  const home = pick(placed);
  const name = pick(FAMILY) + pick(GIVEN) + pick(GIVEN);
  const hired = `${2012 + rng.below(14)}-${pad(1 + rng.below(12), 2)}-01`;
  const skills = [...new Set([pick(industries), pick(industries)])].join("、");
  const limit = 125 + 5 * rng.below(5);
  lines.push(
    [
      `M${pad(index, 4)}`,
      name,
      `${home.district}分局`,
      "客户经理",
      pick(GRADES),
      hired,
      "在岗",
      skills,
      home.district,
      nearby(home.lng),
      nearby(home.lat),
      limit,
    ].join(","),
  );
}
writeFileSync(target, `${lines.join("\n")}\n`);
