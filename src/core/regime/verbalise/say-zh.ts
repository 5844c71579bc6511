import { unreachable } from "../../shared/index.ts";
import type {
  BalanceRule,
  CapacityRule,
  CohesionRule,
  CompactnessRule,
  DefineRule,
  DisjointRule,
  EligibilityRule,
  PriorityRule,
  ProximityRule,
  RosterRule,
  Rule,
  Table,
} from "../model/index.ts";
import { sayAccessInChinese } from "./say-access.ts";
import { sayCollisionInChinese } from "./say-collision.ts";
import { sayDispatchInChinese } from "./say-dispatch.ts";
import { sayLifeInChinese } from "./say-handover.ts";
import { sayOwnershipInChinese } from "./say-ownership.ts";
import { rowsOf, type Telling, tidy, waysCount } from "./telling.ts";

const SUBJECTS = { customer: "客户", manager: "客户经理" } as const;
const MEASURES = { workload: "工作量", count: "户数", value: "价值" } as const;
const MISSING = { allow: "资料不明的放行", deny: "资料不明的不予通过" } as const;

/** The body of a rule as a Chinese sentence without a full stop. */
export function sayInChinese(rule: Rule, telling: Telling): string {
  switch (rule.kind) {
    case "define":
      return define(rule, telling);
    case "roster":
      return roster(rule, telling);
    case "calendar":
      return calendar(rule.use, rule.hours);
    case "eligibility":
      return eligibility(rule, telling);
    case "capacity":
      return capacity(rule, telling);
    case "balance":
      return balance(rule, telling);
    case "continuity":
      return `更换客户经理的，交接时间按${table(rule.handover, (n) => `每户 ${n} 分钟`, telling)}计算，在 ${rule.months} 个月内分摊`;
    case "proximity":
      return proximity(rule, telling);
    case "cohesion":
      return cohesion(rule, telling);
    case "disjoint":
      return disjoint(rule, telling);
    case "compactness":
      return compactness(rule, telling);
    case "priority":
      return priority(rule, telling);
    case "manual":
      return `由${rule.by}决定：${rule.question}`;
    case "protection":
    case "pool":
    case "claim":
      return sayOwnershipInChinese(rule, telling);
    case "collision":
      return sayCollisionInChinese(rule);
    case "dispatch":
      return sayDispatchInChinese(rule, telling);
    case "access":
      return sayAccessInChinese(rule);
    case "handover":
    case "cover":
    case "credit":
    case "permit":
      return sayLifeInChinese(rule);
    case "declaratory":
      return "本条没有需要执行的内容";
    default:
      return unreachable(rule);
  }
}

/** 「条件的为甲；条件的为乙；其余的为丙」, or the one value for everybody. */
function table<T>(rows: Table<T>, say: (value: T) => string, telling: Telling): string {
  const said = rowsOf(rows, say, telling.clause);
  const [only] = said;
  if (said.length === 1 && only?.when === null) return only.is;
  return said.map(({ when, is }) => `${when === null ? "其余的" : `${when}的`}${is}`).join("、");
}

function define(rule: DefineRule, telling: Telling): string {
  const of = SUBJECTS[rule.of];
  switch (rule.form) {
    case "term":
      return `「${rule.name}」是指符合以下条件的${of}：${telling.clause(rule.means)}`;
    case "table":
      return `${of}的「${rule.name}」依次确定：${table(rule.table, (name) => `为 ${name}`, telling)}`;
    case "score": {
      const unit = rule.unit === null ? "" : ` ${rule.unit}`;
      return `${of}的「${rule.name}」：${table(rule.is, (expr) => `为 ${telling.clause(expr)}${unit}`, telling)}`;
    }
    case "field":
      return rule.values.length === 0
        ? `${of}资料增加一项「${rule.name}」`
        : `${of}资料增加一项「${rule.name}」，取值为${rule.values.join("、")}`;
    default:
      return unreachable(rule);
  }
}

function roster(rule: RosterRule, telling: Telling): string {
  const parts = [
    `可以管户的${rule.post}应当符合：${telling.clause(rule.require)}（${MISSING[rule.onMissing]}）`,
  ];
  if (rule.minimum !== null) {
    parts.push(`${telling.clause(rule.minimum.per)}相同的至少 ${rule.minimum.count} 名`);
  }
  if (rule.standIn.length > 0) parts.push(`缺人时依次由${rule.standIn.join("、")}代理`);
  return parts.join("；");
}

function calendar(use: string, hours: readonly { from: string; to: string }[]): string {
  const name = use === "cn-statutory" ? "国务院办公厅公布的节假日安排" : use;
  const spans = hours.map(({ from, to }) => `${from} 至 ${to}`).join("、");
  return spans === "" ? `工作日按${name}确定` : `工作日按${name}确定，办公时间为 ${spans}`;
}

function eligibility(rule: EligibilityRule, telling: Telling): string {
  const require = telling.clause(rule.require);
  const parts =
    rule.strength === "hard"
      ? [`管户应当符合：${require}（${MISSING[rule.onMissing]}）`]
      : rule.strength === "soft"
        ? [`管户应当尽量符合：${require}；不符合的每户每月计 ${rule.penalty} 分钟`]
        : [`提示是否符合：${require}`];
  if (rule.override !== null) {
    const { by, reason, expiresDays } = rule.override;
    const terms = `${reason ? "，应当写明理由" : ""}${expiresDays === null ? "" : `，有效期 ${expiresDays} 天`}`;
    parts.push(`${by}可以批准例外${terms}`);
  }
  return parts.join("；");
}

function capacity(rule: CapacityRule, telling: Telling): string {
  const weights =
    rule.weight.rows.length === 1 && rule.weight.rows[0]?.is === 1
      ? ""
      : `（${table(rule.weight, (n) => `每户折算为 ${n} 户`, telling)}）`;
  const otherwise = rule.otherwise === null ? "" : `；没有核定的不超过 ${rule.otherwise} 户`;
  if (!("entries" in rule.limit)) {
    return `每名客户经理管户不超过${telling.clause(rule.limit)}${otherwise}${weights}`;
  }
  const limits = rule.limit.entries.map(({ from, value }) =>
    from === null ? `不超过 ${value} 户` : `自 ${from} 起不超过 ${value} 户`,
  );
  return `每名客户经理管户${limits.join("，")}${otherwise}${weights}`;
}

function balance(rule: BalanceRule, telling: Telling): string {
  const amount = rule.value === null ? "" : `（每户按${telling.clause(rule.value)}计）`;
  const target = rule.target === "equal" ? "人人均等" : "与各人上限成比例";
  const per = rule.per === 1 ? "每 1 个单位" : `每 ${rule.per} 个单位`;
  return `各客户经理的${MEASURES[rule.measure]}${amount}应当${target}；偏离超过 ${tidy(rule.tolerance / 100)}% 的部分，${per}计 ${rule.rate} 分钟`;
}

function proximity(rule: ProximityRule, telling: Telling): string {
  const visits = table(rule.visits, (n) => `每月上门 ${tidy(n / 100)} 次`, telling);
  if (rule.form === "times") {
    const cap = rule.capMinutes === null ? "" : `；单程超过 ${rule.capMinutes} 分钟的不得分配`;
    const ways = `${telling.clause(rule.from)}到${telling.clause(rule.to)}`;
    return `就近分配，${visits}，往返时间按${ways}查路程时间表（${waysCount(rule.times)}段）；表中没有的，单程按 ${rule.unknownMinutes} 分钟计${cap}`;
  }
  const cap = rule.capKm === null ? "" : `；路程超过 ${tidy(rule.capKm)} 公里的不得分配`;
  return `就近分配，${visits}，路程按直线距离的 ${tidy(rule.detour / 100)} 倍、每小时 ${tidy(rule.speed)} 公里折算成时间；位置不明的按 ${tidy(rule.unknownKm)} 公里计${cap}`;
}

function cohesion(rule: CohesionRule, telling: Telling): string {
  const group = `${telling.clause(rule.by)}相同的客户`;
  if (rule.mode === "oneOwner") return `${group}由同一名客户经理管户`;
  const lead =
    rule.lead === null ? "编号最小的为主客户" : `${telling.clause(rule.lead)}最大的为主客户`;
  const local = rule.local === null ? "" : `，${telling.clause(rule.local)}相同的成员由一人协办`;
  return `${group}由主客户的客户经理主办，${lead}${local}；分开的每户每月计 ${rule.apart} 分钟`;
}

function disjoint(rule: DisjointRule, telling: Telling): string {
  const which = rule.by.type === "set" ? "有一项相同" : "相同";
  const body = `${telling.clause(rule.by)}${which}的客户`;
  return rule.strength === "hard"
    ? `${body}不得由同一名客户经理管户`
    : `提示${body}是否由同一名客户经理管户`;
}

function compactness(rule: CompactnessRule, telling: Telling): string {
  const around =
    rule.adjacent === null
      ? ""
      : `，或者一方的单元列入另一方的「${telling.clause(rule.adjacent)}」`;
  return `相邻的客户尽量由同一名客户经理管户：${telling.clause(rule.cell)}相同${around}的，为相邻；不归同一人的，每对每月计 ${rule.apart} 分钟`;
}

function priority(rule: PriorityRule, telling: Telling): string {
  const order = rule.dimensions.map(({ name }) => name).join("，后看");
  const matches = rule.dimensions.map(({ name, match, penalty }) => {
    const charge = rule.strength === "hard" ? "" : `，不符的每户每月计 ${penalty} 分钟`;
    return `${name}相符是指${telling.clause(match)}${charge}`;
  });
  const carve = rule.carveOut;
  if (carve === null) return `先看${order}；${matches.join("；")}`;
  const share = carve.maxShare === null ? "" : `，不超过全部客户的 ${tidy(carve.maxShare / 100)}%`;
  return `先看${order}；${matches.join("；")}；${telling.clause(carve.when)}的客户改为先看${carve.order.join("，后看")}${share}`;
}
