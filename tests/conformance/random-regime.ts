import * as fc from "fast-check";
import {
  condition,
  customerNumber,
  DISTRICTS,
  number,
  onMissing,
  quoted,
  rows,
  scope,
  strength,
} from "./random-condition.ts";

/** Regimes as text, made of every kind, so that parser, plan and oracle all run. */

const zone = fc.constantFrom(...DISTRICTS, "城外");

/** A table of times; of several figures for one way the last counts. */
function timesText(ways: readonly (readonly [string, string, number])[]): string {
  const rows = new Map<string, Map<string, number>>();
  for (const [from, to, minutes] of ways) {
    rows.set(from, (rows.get(from) ?? new Map()).set(to, minutes));
  }
  const row = (cells: ReadonlyMap<string, number>): string =>
    [...cells].map(([to, minutes]) => `${to}: ${minutes}`).join(", ");
  return [...rows].map(([from, cells]) => `  ${from}: { ${row(cells)} }`).join("\n");
}

type Maker = (earlier: readonly string[]) => fc.Arbitrary<string>;

const MAKERS: Readonly<Record<string, Maker>> = {
  roster: (earlier) =>
    fc
      .tuple(condition("manager"), onMissing, scope("manager", earlier))
      .map(
        ([require, missing, rest]) =>
          `post: 经理\nrequire: ${quoted(require)}\non_missing: ${missing}\n${rest}`,
      ),
  eligibility: (earlier) =>
    fc
      .tuple(condition("pair"), onMissing, strength, scope("pair", earlier))
      .map(
        ([require, missing, how, rest]) =>
          `strength: ${how}\nrequire: ${quoted(require)}\non_missing: ${missing}\npenalty: 30分钟\n${rest}`,
      ),
  capacity: (earlier) =>
    fc
      .tuple(
        fc.oneof(
          fc.constant("limit: { 2026-01-01: 120, 2026-06-01: 90 }"),
          fc.constant("limit: 经理.上限 * 29%\notherwise: 50"),
          number.map((n) => `limit: 经理.上限 - ${n}`),
          number.map((n) => `limit: ${n}`),
        ),
        rows("customer", fc.integer({ min: 0, max: 4 })),
        scope("manager", earlier),
      )
      .map(([limit, weight, rest]) => `${limit}\nweight:\n${weight}\n${rest}`),
  balance: (earlier) =>
    fc
      .tuple(customerNumber, scope("customer", earlier))
      .map(([value, rest]) => `measure: workload\nvalue: ${quoted(value)}\n${rest}`),
  continuity: (earlier) =>
    fc
      .tuple(rows("customer", number), fc.integer({ min: 1, max: 12 }), scope("customer", earlier))
      .map(([handover, months, rest]) => `handover:\n${handover}\nspread: ${months}个月\n${rest}`),
  proximity: (earlier) =>
    fc
      .tuple(
        rows("customer", fc.integer({ min: 0, max: 4 })),
        fc.integer({ min: 5, max: 60 }),
        scope("customer", earlier),
      )
      .map(([visits, speed, rest]) => `visits:\n${visits}\nspeed: ${speed}\ncap: 17公里\n${rest}`),
  cohesion: (earlier) => scope("customer", earlier).map((rest) => `by: 客户.集团\n${rest}`),
  proximityByTimes: (earlier) =>
    fc
      .tuple(
        rows("customer", fc.integer({ min: 0, max: 4 })),
        fc.array(fc.tuple(zone, zone, number), { minLength: 1, maxLength: 5 }),
        fc.option(number),
        scope("customer", earlier),
      )
      .map(
        ([visits, ways, cap, rest]) =>
          `visits:\n${visits}\nfrom: 经理.常驻地\nto: 客户.区县\ntimes:\n${timesText(ways)}\nunknown: 35分钟\n${cap === null ? "" : `cap: ${cap}\n`}${rest}`,
      ),
  cohesionLed: (earlier) =>
    fc
      .tuple(fc.option(customerNumber), fc.boolean(), number, scope("customer", earlier))
      .map(
        ([lead, isLocal, apart, rest]) =>
          `by: 客户.集团\nmode: main_local\napart: ${apart}\n${lead === null ? "" : `lead: ${quoted(lead)}\n`}${isLocal ? "local: 客户.区县\n" : ""}${rest}`,
      ),
  disjoint: (earlier) =>
    fc
      .tuple(fc.constantFrom("客户.标签", "客户.行业"), scope("customer", earlier))
      .map(([by, rest]) => `by: ${by}\n${rest}`),
  compactness: (earlier) =>
    fc
      .tuple(fc.boolean(), number, scope("customer", earlier))
      .map(
        ([isWide, apart, rest]) =>
          `cell: 客户.区县\napart: ${apart}\n${isWide ? "adjacent: 客户.标签\n" : ""}${rest}`,
      ),
  priority: (earlier) =>
    fc
      .tuple(condition("pair"), condition("pair"), condition("customer"), scope("pair", earlier))
      .map(
        ([a, b, carve, rest]) =>
          `dimensions:\n  - { name: 甲, match: ${quoted(a)}, penalty: 60 }\n  - { name: 乙, match: ${quoted(b)}, penalty: 20 }\ncarve_out: { when: ${quoted(carve)}, order: [乙] }\n${rest}`,
      ),
  collision: (earlier) =>
    fc
      .tuple(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom("owner", "不告知", "unit"),
        fc.constantFrom("[信用代码, 域名]", "[name]", "[phone, 名称, uscc]"),
        fc.constantFrom("[区域, 转介绍关系]", "[first_contact]", "[有效报备, 首次有效联系]"),
        scope("customer", earlier),
      )
      .map(
        ([days, reveal, keys, order, rest]) =>
          `within: ${days}天\nevidence: ${10 - days}天\nreveal: ${reveal}\nkeys: ${keys}\norder: ${order}\nlikely: 9${days}%\n${rest}`,
      ),
  dispatch: (earlier) =>
    fc
      .tuple(
        fc.constantFrom("territory", "按片区", "referral", "加权"),
        fc.constantFrom("[轮流]", "[least_loaded, 转介绍]", "[by_prices]"),
        fc.constantFrom("[询盘, form]", "[import]", "[录入, 接口, 导入, 询盘]"),
        condition("pair"),
        number,
        scope("customer", earlier),
      )
      .map(
        ([strategy, fallback, source, match, depth, rest]) =>
          `strategy: ${strategy}\nfallback: ${fallback}\nsource: ${source}\nmatch: ${quoted(match)}\nweight: 经理.上限 * 2\nreferrer: 客户.集团\nreferred_on: 客户.成立日期\ndepth: ${depth + 1}\n${rest}`,
      ),
  dispatchResponse: (earlier) =>
    fc
      .tuple(number, fc.constantFrom("clock", "办公时间"), scope("customer", earlier))
      .map(
        ([minutes, clock, rest]) =>
          `first_contact: ${minutes + 1}分钟\nclock: ${clock}\nreroute: ${minutes}\nescalate: 主任\n${rest}`,
      ),
  access: (earlier) =>
    fc
      .tuple(fc.constantFrom("联系电话", "联系人, 电子邮箱"), scope("customer", earlier))
      .map(([fields, rest]) => `fields: [${fields}]\n${rest}`),
  handover: (earlier) =>
    fc
      .tuple(fc.integer({ min: 1, max: 40 }), scope("customer", earlier))
      .map(([days, rest]) => `step: after_check\nafter: ${days}\n${rest}`),
  handoverDeparture: (earlier) =>
    fc
      .tuple(fc.integer({ min: 1, max: 40 }), scope("manager", earlier))
      .map(([days, rest]) => `step: 离职\ndue: ${days}\n${rest}`),
  handoverVisit: (earlier) =>
    fc
      .tuple(fc.constantFrom("required", "不要求"), scope("customer", earlier))
      .map(([with_, rest]) => `step: 共同走访\nwithin: 8\nsupervisor: ${with_}\n${rest}`),
  cover: (earlier) =>
    fc
      .tuple(
        fc.constantFrom("[副职]", "[主管, 副职]", "[副职, 主管, 同组]"),
        fc.constantFrom("required", "不要求"),
        scope("manager", earlier),
      )
      .map(([order, eligible, rest]) => `order: ${order}\neligible: ${eligible}\n${rest}`),
  creditGuard: (earlier) =>
    fc
      .tuple(
        fc.constantFrom("是", "no"),
        fc.integer({ min: 2, max: 9 }),
        scope("customer", earlier),
      )
      .map(([net, alarm, rest]) => `of: 内部挖转\nnet_new: ${net}\nalarm: ${alarm}\n${rest}`),
  permitRefusal: (earlier) =>
    fc
      .tuple(fc.integer({ min: 1, max: 72 }), scope("customer", earlier))
      .map(([hours, rest]) => `act: 客户拒绝\nhours: ${hours}小时\n${rest}`),
  credit: (earlier) =>
    fc
      .tuple(
        fc.integer({ min: 1, max: 11 }),
        fc.constantFrom("划转", "离职", "休假", "撞单"),
        scope("customer", earlier),
      )
      .map(
        ([months, event, rest]) =>
          `of: 分计\nevent: ${event}\nperiods: [ { months: 12, former: 20% }, { months: ${months}, former: 50% } ]\n${rest}`,
      ),
  permit: (earlier) =>
    fc
      .tuple(
        fc.constantFrom("[管户人, head]", "[接收人]", "[allocator, owner]"),
        fc.constantFrom("[from_head]", "[转入方负责人]", "[领导, to_head]"),
        fc.constantFrom("[]", "[调整]", "[客户要求, 调整]"),
        fc.constantFrom("required", "不要求"),
        scope("customer", earlier),
      )
      .map(
        ([who, whom, why, notice, rest]) =>
          `act: 划转\ninitiators: ${who}\napprovals: ${whom}\nreasons: ${why}\nnotice: ${notice}\n${rest}`,
      ),
  protection: (earlier) =>
    fc
      .tuple(condition("customer"), fc.integer({ min: 8, max: 40 }), scope("customer", earlier))
      .map(
        ([require, days, rest]) => `require: ${quoted(require)}\ndays: ${days}\nmax: 60\n${rest}`,
      ),
  pool: (earlier) =>
    fc
      .tuple(fc.integer({ min: 0, max: 40 }), scope("customer", earlier))
      .map(([days, rest]) => `cooldown: ${days}\nhides: [客户.标签, 区县]\n${rest}`),
  claim: (earlier) =>
    fc
      .tuple(condition("pair"), fc.integer({ min: 1, max: 9 }), scope("pair", earlier))
      .map(([require, count, rest]) => `require: ${quoted(require)}\nper_day: ${count}\n${rest}`),
  manual: (earlier) =>
    scope("customer", earlier).map((rest) => `by: 主任\nquestion: 归谁\n${rest}`),
};

/** Makers that write a kind in its second form. */
const KIND_OF: Readonly<Record<string, string>> = {
  proximityByTimes: "proximity",
  cohesionLed: "cohesion",
  handoverDeparture: "handover",
  handoverVisit: "handover",
  creditGuard: "credit",
  permitRefusal: "permit",
  dispatchResponse: "dispatch",
};

const kindOf = (maker: string): string => KIND_OF[maker] ?? maker;

/** Kinds that speak of a customer's life and of access, and shape no plan. */
const OF_LIFE: readonly string[] = [
  "access",
  "claim",
  "collision",
  "cover",
  "credit",
  "dispatch",
  "handover",
  "permit",
  "pool",
  "protection",
];

const HEAD = `---
regime: random
title: 随机制度
revision: 1
status: draft
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 测试
---
# 第一章 试验
`;

const article = (index: number, key: string, kind: string, body: string): string =>
  `\n## 第${index}条 第${index}项 {#${key}}\n\n正文。\n\n\`\`\`rule\nkind: ${kind}\n${body.trim()}\n\`\`\`\n`;

const definitions: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    condition("customer", false),
    rows("customer", fc.constant(0), false),
    rows("customer", number, false),
  )
  .map(([term, table, score]) => [
    `term: 大户\nmeans: ${quoted(term)}`,
    `table: 等级\nrows:\n  - { when: 客户.注册资本 >= 30万元, is: A }\n${table.replaceAll("is: 0", "is: A").replaceAll("else: 0", "else: B")}`,
    `score: 评分\nrows:\n${score}`,
  ]);

/** A whole regime: three definitions and some articles, later ones possibly exceptions to earlier. */
const regimeOf = (makers: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(definitions, fc.array(fc.constantFrom(...makers), { minLength: 3, maxLength: 8 }))
    .chain(([defined, list]) => {
      const bodies = list.map((kind, index) => {
        const earlier = list
          .slice(0, index)
          .flatMap((one, at) => (kindOf(one) === kindOf(kind) ? [`a${at}`] : []));
        return MAKERS[kind]?.(earlier) ?? fc.constant("");
      });
      return fc.tuple(...bodies).map((made) => {
        const head = defined.map((body, index) => article(index + 1, `d${index}`, "define", body));
        const tail = made.map((body, index) =>
          article(defined.length + index + 1, `a${index}`, kindOf(list[index] ?? ""), body),
        );
        return HEAD + [...head, ...tail].join("");
      });
    });

/** Articles of every kind. */
export const randomRegime = regimeOf(Object.keys(MAKERS));

/** Articles of the kinds that shape a plan. */
export const randomPlanRegime = regimeOf(
  Object.keys(MAKERS).filter((maker) => !OF_LIFE.includes(kindOf(maker))),
);
