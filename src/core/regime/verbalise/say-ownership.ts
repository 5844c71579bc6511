import { unreachable } from "../../shared/index.ts";
import type { ContactDemand, RuleOf } from "../model/index.ts";
import type { Telling } from "./telling.ts";

type OwnershipRule = RuleOf<"protection"> | RuleOf<"pool"> | RuleOf<"claim">;

const WAYS_ZH = {
  call: "电话",
  mail: "邮件",
  message: "消息",
  meeting: "会议",
  visit: "拜访",
  order: "订单",
} as const;
const REASONS_ZH = { noFollow: "未跟进", noDeal: "未成交", expired: "期满" } as const;
const REASONS_EN = { noFollow: "no follow-up", noDeal: "no deal", expired: "its end" } as const;
const MOVES_ZH = { restart: "重新起算", keep: "继续计算", end: "终止" } as const;
const MOVES_EN = { restart: "starts anew", keep: "runs on", end: "ends" } as const;
const ORDER_ZH = {
  longest: "在公海最久的在前",
  newest: "最近进入的在前",
  name: "按名称排列",
} as const;
const ORDER_EN = {
  longest: "those longest there first",
  newest: "the newest first",
  name: "by name",
} as const;

/** An article of protection, pool or claim as a Chinese clause. */
export function sayOwnershipInChinese(rule: OwnershipRule, telling: Telling): string {
  switch (rule.kind) {
    case "protection":
      return protectionZh(rule, telling);
    case "pool": {
      const hides = rule.hides.length === 0 ? "" : `，不显示${rule.hides.join("、")}`;
      return `无人管户的客户进入公海，${rule.sees === "all" ? "全体" : "本机构"}可见，${ORDER_ZH[rule.order]}${hides}；原管户人 ${rule.cooldownDays} 天内不得再领`;
    }
    case "claim": {
      const parts = [
        rule.perDay === null ? "领取不限户数" : `每人每日领取不超过 ${rule.perDay} 户`,
      ];
      if (rule.holdCap !== null) {
        parts.push(
          `领取后管户不超过 ${rule.holdCap} 户${rule.isDealtFree ? "（成交客户不计）" : ""}`,
        );
      }
      if (rule.require !== null) parts.push(`领取应当符合：${telling.clause(rule.require)}`);
      return parts.join("；");
    }
    default:
      return unreachable(rule);
  }
}

function protectionZh(rule: RuleOf<"protection">, telling: Telling): string {
  const need = rule.require === null ? "" : `报备应当符合：${telling.clause(rule.require)}；`;
  const dealt = rule.dealtDays === null ? "长期保护" : `保护 ${rule.dealtDays} 天`;
  const remind =
    rule.remindDays.length === 0 ? "收回前一天提醒" : `到期前 ${rule.remindDays.join("、")} 天提醒`;
  const reclaim =
    rule.reclaim.length === 0
      ? "到期不收回"
      : `${rule.reclaim.map((reason) => REASONS_ZH[reason]).join("、")}的收回公海`;
  return [
    `${need}报备 ${rule.validDays} 天内有效`,
    `保护期 ${rule.days} 天，有效联系（${demandsZh(rule.effective)}）后至少再保护 ${rule.extendDays} 天，最长 ${rule.maxDays} 天`,
    `${remind}；${reclaim}`,
    `成交后${dealt}`,
    ...(rule.dormantDays === null
      ? []
      : [`管户后超过 ${rule.dormantDays} 天没有有效联系的，列为有流失风险`]),
    `因调整换人的，保护期${MOVES_ZH[rule.moves]}`,
  ].join("；");
}

const demandsZh = (demands: readonly ContactDemand[]): string =>
  demands.length === 0
    ? "客户有应答的联系"
    : demands
        .map(({ way, seconds, isAnswered }) => {
          const length = seconds > 0 ? `不少于 ${seconds} 秒` : "";
          return `${isAnswered ? "有应答的" : ""}${WAYS_ZH[way]}${length}`;
        })
        .join("、");

/** An article of protection, pool or claim as an English clause. */
export function sayOwnershipInEnglish(rule: OwnershipRule, telling: Telling): string {
  switch (rule.kind) {
    case "protection":
      return protectionEn(rule, telling);
    case "pool": {
      const hides = rule.hides.length === 0 ? "" : `, without ${rule.hides.join(", ")}`;
      return `Customers that nobody keeps go to the pool, seen by ${rule.sees === "all" ? "everybody" : "the own unit"}, ${ORDER_EN[rule.order]}${hides}; the former owner may not claim one back within ${rule.cooldownDays} days`;
    }
    case "claim": {
      const parts = [
        rule.perDay === null
          ? "Claims are not limited in number"
          : `Each manager claims at most ${rule.perDay} customers a day`,
      ];
      if (rule.holdCap !== null) {
        const free = rule.isDealtFree ? ", not counting those with a deal" : "";
        parts.push(`after the claim he holds at most ${rule.holdCap}${free}`);
      }
      if (rule.require !== null) parts.push(`a claim needs that ${telling.clause(rule.require)}`);
      return parts.join("; ");
    }
    default:
      return unreachable(rule);
  }
}

function protectionEn(rule: RuleOf<"protection">, telling: Telling): string {
  const need = rule.require === null ? "" : ` and needs that ${telling.clause(rule.require)}`;
  const dealt = rule.dealtDays === null ? "without end" : `for ${rule.dealtDays} days`;
  const remind =
    rule.remindDays.length === 0
      ? "the owner is reminded on the day before he loses it"
      : `the owner is reminded ${rule.remindDays.join(", ")} days before the end`;
  const reclaim =
    rule.reclaim.length === 0
      ? "the customer stays at the end"
      : `the customer goes to the pool for ${rule.reclaim.map((reason) => REASONS_EN[reason]).join(", ")}`;
  return [
    `A registration is valid for ${rule.validDays} days${need}`,
    `the customer is kept for ${rule.days} days; a contact that counts (${demandsEn(rule.effective)}) keeps it at least ${rule.extendDays} days more, at most ${rule.maxDays} in all`,
    `${remind}; ${reclaim}`,
    `after a deal it is kept ${dealt}`,
    ...(rule.dormantDays === null
      ? []
      : [
          `owned without a contact that counts for more than ${rule.dormantDays} days it is at risk`,
        ]),
    `where a plan, import or correction moves it, the clock ${MOVES_EN[rule.moves]}`,
  ].join("; ");
}

const demandsEn = (demands: readonly ContactDemand[]): string =>
  demands.length === 0
    ? "any that the customer answered"
    : demands
        .map(({ way, seconds, isAnswered }) => {
          const length = seconds > 0 ? ` of at least ${seconds} seconds` : "";
          return `${isAnswered ? "answered " : ""}${way}${length}`;
        })
        .join(", ");
