import { type Rng, seededRng } from "../../src/core/shared/index.ts";
import { csvText } from "./csv.ts";
import { normal, pick, pickWeighted, round } from "./draw.ts";
import { companyNamer, personNamer } from "./names.ts";
import { type Building, makeTown, type Spot, type Town } from "./town.ts";
import { inventedUscc } from "./uscc.ts";

const CUSTOMER_COUNT = 2000;
const MANAGER_COUNT = 20;
const UNITS = ["青禾一分局", "青禾二分局", "青禾三分局", "青禾四分局"];

const TRADES: readonly (readonly [
  { readonly industry: string; readonly trade: string },
  number,
])[] = [
  [{ industry: "C制造业", trade: "精密制造" }, 20],
  [{ industry: "C制造业", trade: "纺织" }, 8],
  [{ industry: "F批发和零售业", trade: "商贸" }, 22],
  [{ industry: "E建筑业", trade: "建筑工程" }, 10],
  [{ industry: "I信息传输软件", trade: "网络科技" }, 10],
  [{ industry: "J金融业", trade: "融资担保" }, 4],
  [{ industry: "M科学研究技术服务", trade: "检测技术" }, 7],
  [{ industry: "L租赁和商务服务", trade: "企业服务" }, 7],
  [{ industry: "H住宿和餐饮业", trade: "餐饮管理" }, 5],
  [{ industry: "K房地产业", trade: "置业" }, 4],
  [{ industry: "D电力热力燃气及水", trade: "热力" }, 1],
  [{ industry: "Q卫生", trade: "医疗服务" }, 2],
];

interface WorldCustomer {
  readonly id: string;
  readonly building: Building;
  readonly industry: string;
  readonly group: string;
  readonly cells: readonly (string | number)[];
}

interface WorldManager {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly status: string;
  readonly home: Spot;
  readonly territory: readonly string[];
  readonly industries: readonly string[];
  readonly hiredOn: string;
}

/** Registered capital in 万元: lognormal, rounded as people write it; empty for one in twelve. */
function capital(rng: Rng, industry: string): number | string {
  if (rng.below(12) === 0) return "";
  const median = industry === "J金融业" ? 7.6 : 5.3;
  const value = Math.exp(median + 1.75 * normal(rng));
  const step = value > 1000 ? 100 : value > 100 ? 10 : 1;
  return Math.max(1, Math.round(value / step) * step);
}

function customersOf(rng: Rng, town: Town): WorldCustomer[] {
  const nameOf = companyNamer(rng, town.name);
  const popular = town.buildings.map((building) => [building, 0.3 + rng.unit() ** 3 * 6] as const);
  return Array.from({ length: CUSTOMER_COUNT }, (_, i) => {
    const id = `K${String(i + 1).padStart(5, "0")}`;
    const building = pickWeighted(rng, popular);
    const { industry, trade } = pickWeighted(rng, TRADES);
    const group = rng.below(15) === 0 ? `G${String(1 + rng.below(40)).padStart(3, "0")}` : "";
    const lng = round(building.lng + normal(rng) * 0.0004, 6);
    const lat = round(building.lat + normal(rng) * 0.0004, 6);
    const staff = Math.max(3, Math.round(Math.exp(3.1 + normal(rng))));
    const since = `20${String(5 + rng.below(20)).padStart(2, "0")}-${String(1 + rng.below(12)).padStart(2, "0")}-${String(1 + rng.below(28)).padStart(2, "0")}`;
    const major = i === 7 || i === 1200;
    return {
      id,
      building,
      industry,
      group,
      cells: [
        id,
        nameOf(trade, major ? "集团股份有限公司" : "有限公司"),
        "单位",
        inventedUscc(rng),
        industry,
        major ? 620000 : capital(rng, industry),
        "CNY",
        staff,
        "青禾市",
        building.district,
        building.street,
        building.name,
        building.address,
        lng,
        lat,
        group,
        since,
      ],
    };
  });
}

function managersOf(rng: Rng, town: Town): WorldManager[] {
  const nameOf = personNamer(rng);
  return Array.from({ length: MANAGER_COUNT }, (_, i) => {
    const building = pick(
      rng,
      town.buildings.filter((b) => b.district === town.districts[i % 4]),
    );
    const special = i % 5 === 4;
    const status = i === 6 ? "离职" : i === 13 ? "长期请假" : "在岗";
    const hiredOn =
      i === 2 || i === 17 ? "2026-08-01" : `20${10 + rng.below(14)}-0${1 + rng.below(9)}-01`;
    return {
      id: `M${String(i + 1).padStart(3, "0")}`,
      name: nameOf(),
      unit: UNITS[i % 4] ?? "",
      status,
      home: { lng: building.lng, lat: building.lat },
      territory: special ? town.districts : [building.district],
      industries: special
        ? ["J金融业", "I信息传输软件", "D电力热力燃气及水"]
        : [...new Set([pickWeighted(rng, TRADES).industry, pickWeighted(rng, TRADES).industry])],
      hiredOn,
    };
  });
}

/** The present book: half by closeness, half by history, so that a better plan exists. */
function ownersOf(
  rng: Rng,
  customers: readonly WorldCustomer[],
  managers: readonly WorldManager[],
): [string, string][] {
  const away = (manager: WorldManager, spot: Spot): number =>
    Math.hypot(manager.home.lng - spot.lng, manager.home.lat - spot.lat);
  const groupOwner = new Map<string, string>();
  const rows: [string, string][] = [];
  for (const customer of customers) {
    if (rng.below(100) < 14) continue;
    const near = managers.toSorted(
      (a, b) => away(a, customer.building) - away(b, customer.building),
    );
    const chosen = rng.below(100) < 62 ? near[rng.below(2)] : pick(rng, managers);
    if (chosen === undefined) continue;
    const owner = customer.group === "" ? chosen.id : (groupOwner.get(customer.group) ?? chosen.id);
    if (customer.group !== "" && rng.below(3) > 0) groupOwner.set(customer.group, owner);
    rows.push([customer.id, owner]);
  }
  return rows;
}

/** Files of the F5 demo world by name. */
export function groupCustomersWorld(seed: number): Record<string, string> {
  const rng = seededRng(seed);
  const town = makeTown(rng);
  const customers = customersOf(rng, town);
  const managers = managersOf(rng, town);
  const owners = ownersOf(rng, customers, managers);
  const recusalOf = new Map([
    ["M004", "K00012、K00340"],
    ["M009", "K00077"],
  ]);
  return {
    "customers.csv": csvText(
      [
        "客户编号",
        "名称",
        "类型",
        "统一社会信用代码",
        "行业",
        "注册资本(万元)",
        "注册资本币种",
        "从业人数",
        "城市",
        "区县",
        "街道",
        "楼宇",
        "地址",
        "经度",
        "纬度",
        "集团",
        "成立日期",
      ],
      customers.map((customer) => customer.cells),
    ),
    "managers.csv": csvText(
      [
        "工号",
        "姓名",
        "机构",
        "岗位",
        "职级",
        "入职日期",
        "状态",
        "行业专长",
        "片区",
        "常驻地经度",
        "常驻地纬度",
        "上限",
        "回避客户",
      ],
      managers.map((m, i) => [
        m.id,
        m.name,
        m.unit,
        "客户经理",
        ["初级", "中级", "高级"][i % 3] ?? "",
        m.hiredOn,
        m.status,
        m.industries.join("、"),
        m.territory.join("、"),
        m.home.lng,
        m.home.lat,
        125,
        recusalOf.get(m.id) ?? "",
      ]),
    ),
    "owners.csv": csvText(
      ["客户编号", "工号", "角色", "起"],
      owners.map(([customer, manager]) => [customer, manager, "MAIN", "2025-01-01"]),
    ),
    "boundary.geojson": town.boundary,
  };
}
