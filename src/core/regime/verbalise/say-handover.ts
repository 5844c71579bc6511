import { unreachable } from "../../shared/index.ts";
import type { RuleOf } from "../model/index.ts";
import { tidy } from "./telling.ts";

type LifeRule = RuleOf<"handover"> | RuleOf<"cover"> | RuleOf<"credit"> | RuleOf<"permit">;

const EVENTS = { transfer: "划转", departure: "离职", leave: "休假", dispute: "撞单" } as const;
const EVENTS_EN = {
  transfer: "a transfer",
  departure: "a departure",
  leave: "a leave",
  dispute: "a disputed customer",
} as const;
const INITIATORS = {
  owner: "管户人",
  receiver: "接收人",
  head: "机构负责人",
  allocator: "分配管理员",
} as const;
const INITIATORS_EN = {
  owner: "the owner",
  receiver: "the receiver",
  head: "a head of unit",
  allocator: "an allocator",
} as const;
const APPROVERS = { fromHead: "转出方负责人", toHead: "转入方负责人", executive: "领导" } as const;
const APPROVERS_EN = {
  fromHead: "the head of the unit that gives",
  toHead: "the head of the unit that receives",
  executive: "an executive",
} as const;

const HOUR = 60;
const minutesZh = (minutes: number): string =>
  minutes % HOUR === 0 ? `${minutes / HOUR} 小时` : `${minutes} 分钟`;
const minutesEn = (minutes: number): string =>
  minutes % HOUR === 0 ? `${minutes / HOUR} hours` : `${minutes} minutes`;
const share = (basisPoints: number): string => `${tidy(basisPoints / 100)}%`;

function handoverZh(rule: RuleOf<"handover">): string {
  switch (rule.step) {
    case "departure": {
      const list = rule.contents.length === 0 ? "" : `；清单每户写明${rule.contents.join("、")}`;
      return `离职的提前 ${rule.noticeDays} 天通知（试用期 ${rule.probationDays} 天），最后工作日下班前 ${minutesZh(rule.freezeMinutes)}收回权限，其后 ${rule.dueDays} 个工作日内办结交接${list}`;
    }
    case "leave":
      return `休假不满 ${rule.relationMonths} 个月的只代管；满 ${rule.relationMonths} 个月的移交管户、业绩不移；满 ${rule.bothMonths} 个月的一并移交`;
    case "jointVisit":
      return `接收后 ${rule.withinDays} 个工作日内新旧客户经理共同走访${rule.withSupervisor ? "，主管同行" : ""}`;
    case "quality":
      return `漏交一户记 ${rule.missed} 分，错交一户记 ${rule.wrong} 分，记录不全一户记 ${rule.incomplete} 分`;
    case "afterCheck":
      return `交接办结 ${rule.days} 天后回访`;
    default:
      return unreachable(rule);
  }
}

function handoverEn(rule: RuleOf<"handover">): string {
  switch (rule.step) {
    case "departure": {
      const list =
        rule.contents.length === 0 ? "" : `; the list states ${rule.contents.join(", ")}`;
      return `Who leaves gives ${rule.noticeDays} days of notice (${rule.probationDays} in probation); rights end ${minutesEn(rule.freezeMinutes)} before the end of the last day, and the handover is done within ${rule.dueDays} working days${list}`;
    }
    case "leave":
      return `A leave under ${rule.relationMonths} months is covered; from ${rule.relationMonths} months the customers move and the results stay; from ${rule.bothMonths} months both move`;
    case "jointVisit":
      return `The old and the new manager visit together within ${rule.withinDays} working days${rule.withSupervisor ? ", with a superior" : ""}`;
    case "quality":
      return `A customer missed counts ${rule.missed} points, a wrong one ${rule.wrong}, an incomplete record ${rule.incomplete}`;
    case "afterCheck":
      return `The customer is asked ${rule.days} days after the handover`;
    default:
      return unreachable(rule);
  }
}

function creditZh(rule: RuleOf<"credit">): string {
  if (rule.form === "guard")
    return `客户离开同事 ${rule.windowDays} 天内转入的，${rule.netNewOnly ? "业绩只计净增" : "业绩照计"}；满 ${rule.alarmCount} 次提示`;
  const parts = rule.periods.map(
    ({ months, former }) => `${months} 个月内原管户人计 ${share(former)}`,
  );
  return `因${EVENTS[rule.event]}换人的，${parts.join("，")}，其后全归新管户人`;
}

function creditEn(rule: RuleOf<"credit">): string {
  if (rule.form === "guard")
    return `Within ${rule.windowDays} days after a customer left a colleague, ${rule.netNewOnly ? "only net growth counts" : "the result counts"}; ${rule.alarmCount} cases are told`;
  const parts = rule.periods.map(
    ({ months, former }) => `${share(former)} within ${months} months`,
  );
  return `After ${EVENTS_EN[rule.event]} the former manager's share is ${parts.join(", ")}, and nothing afterwards`;
}

function permitZh(rule: RuleOf<"permit">): string {
  if (rule.act === "refusal")
    return `客户可以在告知后 ${rule.hours} 小时内拒绝新的客户经理，另派至多 ${rule.rounds} 次，其后由机构托管并等待 ${rule.waitDays} 天`;
  const reasons = rule.reasons.length === 0 ? "" : `，理由限于${rule.reasons.join("、")}`;
  return `划转由${rule.initiators.map((one) => INITIATORS[one]).join("或")}提出，经${rule.approvals.map((one) => APPROVERS[one]).join("和")}同意，受益人不得独自批准${reasons}${rule.tellsCustomer ? "，并告知客户" : ""}`;
}

function permitEn(rule: RuleOf<"permit">): string {
  if (rule.act === "refusal")
    return `A customer may refuse the new manager within ${rule.hours} hours, at most ${rule.rounds} more are proposed, then the unit keeps him and waits ${rule.waitDays} days`;
  const reasons = rule.reasons.length === 0 ? "" : `, for ${rule.reasons.join(", ")} only`;
  return `A transfer is asked for by ${rule.initiators.map((one) => INITIATORS_EN[one]).join(" or ")} and agreed to by ${rule.approvals.map((one) => APPROVERS_EN[one]).join(" and ")}, who benefits never alone${reasons}${rule.tellsCustomer ? "; the customer is told" : ""}`;
}

/** The body of an article of handover, cover, credit or permit, in Chinese. */
export function sayLifeInChinese(rule: LifeRule): string {
  switch (rule.kind) {
    case "handover":
      return handoverZh(rule);
    case "cover":
      return `缺勤期间依次由${rule.order.join("、")}代管，最长 ${rule.maxDays} 天${rule.mustBeEligible ? "，代管人应当符合管户资格" : ""}`;
    case "credit":
      return creditZh(rule);
    case "permit":
      return permitZh(rule);
    default:
      return unreachable(rule);
  }
}

/** The same in English. */
export function sayLifeInEnglish(rule: LifeRule): string {
  switch (rule.kind) {
    case "handover":
      return handoverEn(rule);
    case "cover":
      return `An absence is covered by ${rule.order.join(", then ")}, for ${rule.maxDays} days at most${rule.mustBeEligible ? "; the stand-in must be eligible" : ""}`;
    case "credit":
      return creditEn(rule);
    case "permit":
      return permitEn(rule);
    default:
      return unreachable(rule);
  }
}
