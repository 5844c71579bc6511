import type { DispatchSource, DispatchStrategy, RuleOf } from "../model/index.ts";
import { DISPATCH_SOURCES } from "../model/index.ts";
import type { Telling } from "./telling.ts";

type DispatchRule = RuleOf<"dispatch">;

const SOURCES_ZH: Readonly<Record<DispatchSource, string>> = {
  form: "录入",
  api: "接口",
  import: "导入",
  inquiry: "询盘",
};
const SOURCES_EN: Readonly<Record<DispatchSource, string>> = {
  form: "entered by hand",
  api: "sent by a program",
  import: "imported",
  inquiry: "who inquired",
};

function strategyZh(rule: Extract<DispatchRule, { form: "assign" }>, telling: Telling) {
  const clause = (key: "weight" | "match" | "referrer"): string => {
    const expr = rule[key];
    return expr === null ? "" : telling.clause(expr);
  };
  const said: Readonly<Record<DispatchStrategy, string>> = {
    byPrices: "派给按现行方案的价格计最省的客户经理",
    roundRobin: "轮流派",
    weighted: `按${clause("weight")}的比例派`,
    leastLoaded: "派给负荷最轻的客户经理",
    bestFit: "派给每月费时最少的客户经理",
    territory: `派给${clause("match")}的客户经理`,
    referral: `派给介绍它的客户（${clause("referrer")}）的管户人，介绍不超过 ${rule.depth} 级、${rule.windowDays} 天`,
  };
  return rule.strategies.map((one) => said[one]).join("，派不出的，");
}

function strategyEn(rule: Extract<DispatchRule, { form: "assign" }>, telling: Telling) {
  const clause = (key: "weight" | "match" | "referrer"): string => {
    const expr = rule[key];
    return expr === null ? "" : telling.clause(expr);
  };
  const said: Readonly<Record<DispatchStrategy, string>> = {
    byPrices: "to the manager who costs least at the prices of the plan in force",
    roundRobin: "to the managers in turn",
    weighted: `in proportion to ${clause("weight")}`,
    leastLoaded: "to the manager with the lightest load",
    bestFit: "to the manager with the fewest minutes a month",
    territory: `to a manager with ${clause("match")}`,
    referral: `to the owner of the customer who referred it (${clause("referrer")}), at most ${rule.depth} referrals deep and ${rule.windowDays} days old`,
  };
  return rule.strategies.map((one) => said[one]).join("; failing that, ");
}

const isAll = ({ sources }: DispatchRule): boolean => sources.length === DISPATCH_SOURCES.length;

/** An article of dispatch as a Chinese clause. */
export function sayDispatchInChinese(rule: DispatchRule, telling: Telling): string {
  const from = isAll(rule) ? "" : `${rule.sources.map((one) => SOURCES_ZH[one]).join("、")}的`;
  if (rule.form === "assign") return `${from}新客户${strategyZh(rule, telling)}`;
  const clock = rule.clock === "business" ? "办公时间" : "";
  const reroute = rule.reroutes === 0 ? "" : `，改派他人，最多 ${rule.reroutes} 次`;
  return `${from}新客户派出后 ${rule.minutes} 分钟${clock}内应当首次联系；逾期未联系的${reroute}；仍未联系的，报告${rule.escalate}`;
}

/** An article of dispatch as an English clause. */
export function sayDispatchInEnglish(rule: DispatchRule, telling: Telling): string {
  const from = isAll(rule) ? "" : ` ${rule.sources.map((one) => SOURCES_EN[one]).join(" or ")}`;
  if (rule.form === "assign") return `A new customer${from} goes ${strategyEn(rule, telling)}`;
  const clock = rule.clock === "business" ? "minutes of office time" : "minutes";
  const reroute =
    rule.reroutes === 0 ? "" : `it goes to somebody else, at most ${rule.reroutes} times; then `;
  return `The first contact with a new customer${from} is due within ${rule.minutes} ${clock}; without it ${reroute}it is brought up with ${rule.escalate}`;
}
