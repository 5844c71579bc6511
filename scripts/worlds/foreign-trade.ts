import { type Rng, seededRng } from "../../src/core/shared/index.ts";
import { csvText } from "./csv.ts";
import { normal, pick, pickWeighted } from "./draw.ts";
import { personNamer } from "./names.ts";

const CUSTOMER_COUNT = 620;
/** Yearly orders, in 万元, from which a buyer counts in its market. */
const RIVAL_ORDERS = 400;
const PRODUCTS = ["照明灯具", "五金工具", "家用纺织品", "小家电"];

const MARKETS: readonly (readonly [
  { readonly country: string; readonly language: string; readonly legal: string },
  number,
])[] = [
  [{ country: "美国", language: "英语", legal: "Inc." }, 22],
  [{ country: "英国", language: "英语", legal: "Ltd" }, 10],
  [{ country: "德国", language: "德语", legal: "GmbH" }, 12],
  [{ country: "西班牙", language: "西班牙语", legal: "S.L." }, 8],
  [{ country: "墨西哥", language: "西班牙语", legal: "S.A. de C.V." }, 10],
  [{ country: "法国", language: "法语", legal: "SARL" }, 7],
  [{ country: "巴西", language: "葡萄牙语", legal: "Ltda" }, 8],
  [{ country: "阿联酋", language: "阿拉伯语", legal: "LLC" }, 6],
  [{ country: "印度尼西亚", language: "英语", legal: "PT" }, 9],
  [{ country: "日本", language: "日语", legal: "KK" }, 8],
];

const FIRST = [
  "Alder",
  "Birch",
  "Cedar",
  "Dune",
  "Ember",
  "Fjord",
  "Grove",
  "Heron",
  "Iris",
  "Juniper",
  "Kestrel",
  "Larch",
  "Maple",
  "North",
  "Orchid",
  "Pine",
  "Quarry",
  "Rowan",
  "Sable",
  "Tern",
];
const SECOND = [
  "bridge",
  "brook",
  "field",
  "ford",
  "gate",
  "haven",
  "hill",
  "lake",
  "mark",
  "port",
  "ridge",
  "shore",
  "stone",
  "vale",
  "wick",
  "wood",
];
const TRADE = ["Trading", "Imports", "Home", "Supply", "Wholesale", "Living", "Tools"];

/** Staff: number, languages, product lines, limit, hire date, status. */
const STAFF: readonly (readonly [readonly string[], readonly string[], number, string, string])[] =
  [
    [["英语"], ["照明灯具", "小家电"], 110, "2018-03-01", "在岗"],
    [["英语"], ["五金工具", "家用纺织品"], 110, "2019-07-01", "在岗"],
    [["英语", "德语"], ["照明灯具", "五金工具"], 100, "2017-05-01", "在岗"],
    [["德语", "法语"], ["小家电", "家用纺织品"], 90, "2021-04-01", "在岗"],
    [["西班牙语", "英语"], ["照明灯具", "家用纺织品"], 100, "2016-09-01", "在岗"],
    [["西班牙语", "葡萄牙语"], ["五金工具", "小家电"], 100, "2020-02-01", "在岗"],
    [["法语", "英语"], ["家用纺织品", "照明灯具"], 90, "2022-06-01", "在岗"],
    [["葡萄牙语", "英语"], ["照明灯具", "小家电"], 80, "2025-10-01", "在岗"],
    [["阿拉伯语", "英语"], ["照明灯具", "五金工具"], 90, "2019-11-01", "在岗"],
    [["日语", "英语"], ["小家电", "五金工具"], 90, "2018-08-01", "在岗"],
    [["英语"], ["照明灯具", "五金工具", "家用纺织品", "小家电"], 60, "2026-07-01", "试用"],
    [["日语"], ["照明灯具", "家用纺织品"], 80, "2015-01-01", "在岗"],
  ];

function brandNamer(rng: Rng): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const name = `${pick(rng, FIRST)}${pick(rng, SECOND)} ${pick(rng, TRADE)}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}

type Market = (typeof MARKETS)[number][0];

/** Buyers are spread evenly over the markets. */
const marketOf = (buyer: number, otherwise: Market): Market =>
  MARKETS[buyer % MARKETS.length]?.[0] ?? otherwise;

function customerRows(rng: Rng): (string | number)[][] {
  const nameOf = brandNamer(rng);
  return Array.from({ length: CUSTOMER_COUNT }, (_, i) => {
    // The heads of one buyer sit in one market: one salesman must be able to serve them all.
    const buyer = rng.below(18) === 0 ? rng.below(16) : null;
    const own = pickWeighted(rng, MARKETS);
    const { country, language, legal } = buyer === null ? own : marketOf(buyer, own);
    const orders =
      rng.below(7) === 0 ? "" : Math.max(1, Math.round(Math.exp(3.6 + 1.5 * normal(rng))));
    const name = `${nameOf()} ${legal}`;
    const product = pick(rng, PRODUCTS);
    return [
      `FT${String(i + 1).padStart(4, "0")}`,
      name,
      "单位",
      country,
      language,
      product,
      orders,
      pickWeighted(rng, [
        ["合格", 70],
        ["培育", 22],
        ["暂缓", 8],
      ] as const),
      buyer === null ? "" : `B${String(1 + buyer).padStart(2, "0")}`,
      pickWeighted(rng, [
        ["展会", 3],
        ["询盘", 5],
        ["转介绍", 2],
      ] as const),
      i % 211 === 5 ? "出口管制" : "",
      // Large buyers of one product in one market compete; the heads of one buyer do not.
      buyer === null && Number(orders) >= RIVAL_ORDERS ? `${country}·${product}` : "",
    ];
  });
}

/** Columns of a row that a referral looks at. */
const COUNTRY = 3;
const SOURCE = 9;

/** Who referred the customer, and when: the nearest buyer before it in its country who came otherwise. */
function referralOf(rows: readonly (readonly (string | number)[])[], at: number) {
  const row = rows[at];
  if (row?.[SOURCE] !== "转介绍") return ["", ""];
  const referrer = rows
    .slice(0, at)
    .findLast((one) => one[COUNTRY] === row[COUNTRY] && one[SOURCE] !== "转介绍");
  if (referrer === undefined) return ["", ""];
  const [month, day] = [(at % 9) + 1, (at % 27) + 1].map((n) => String(n).padStart(2, "0"));
  return [String(referrer[0]), `2025-${month}-${day}`];
}

/** Files of the F2 demo world by name. */
export function foreignTradeWorld(seed: number): Record<string, string> {
  const rng = seededRng(seed + 2);
  const customers = customerRows(rng);
  const nameOf = personNamer(rng);
  const staff = STAFF.map(([languages, products, limit, hiredOn, status], i) => ({
    id: `W${String(i + 1).padStart(2, "0")}`,
    name: nameOf(),
    languages,
    products,
    limit,
    hiredOn,
    status,
  }));
  const owners = customers.flatMap((row) => {
    const speaking = staff.filter((person) => person.languages.includes(String(row[4])));
    if (rng.below(100) < 18 || speaking.length === 0) return [];
    const owner = rng.below(100) < 90 ? pick(rng, speaking) : pick(rng, staff);
    return [[String(row[0]), owner.id, "MAIN", "2025-06-01"]];
  });
  return {
    "customers.csv": csvText(
      [
        "客户编号",
        "名称",
        "类型",
        "国家",
        "客户语种",
        "所需产品线",
        "年订单额(万元)",
        "甄别结论",
        "集团",
        "来源",
        "标签",
        "竞争组",
        "推荐客户",
        "推荐日期",
      ],
      customers.map((row, at) => [...row, ...referralOf(customers, at)]),
    ),
    "managers.csv": csvText(
      ["工号", "姓名", "机构", "岗位", "职级", "入职日期", "状态", "语种", "产品线", "上限"],
      staff.map((p) => [
        p.id,
        p.name,
        "外贸部",
        "业务员",
        "",
        p.hiredOn,
        p.status,
        p.languages.join("、"),
        p.products.join("、"),
        p.limit,
      ]),
    ),
    "owners.csv": csvText(["客户编号", "工号", "角色", "起"], owners),
  };
}
