import type { RuleOf } from "../model/index.ts";
import { tidy } from "./telling.ts";

type CollisionRule = RuleOf<"collision">;

const KEYS_ZH = { uscc: "统一社会信用代码", name: "名称", phone: "电话", domain: "域名" } as const;
const KEYS_EN = {
  uscc: "credit code",
  name: "name",
  phone: "telephone",
  domain: "domain",
} as const;
const ORDER_ZH = {
  registeredAt: "有效报备",
  firstContact: "首次有效联系",
  customerChoice: "客户书面选择",
  referral: "转介绍关系",
  territory: "区域",
} as const;
const ORDER_EN = {
  registeredAt: "valid registration",
  firstContact: "first contact that counts",
  customerChoice: "the customer's written choice",
  referral: "referral",
  territory: "territory",
} as const;
const OUTCOMES_ZH = { sole: "一人管户", mainAssist: "主办加协办", unit: "收回机构" } as const;
const OUTCOMES_EN = {
  sole: "one owner",
  mainAssist: "a main owner and one who assists",
  unit: "back to the unit",
} as const;
const REVEAL_ZH = {
  nothing: "不告知任何内容",
  exists: "只告知已有该客户",
  unit: "告知该客户所属机构",
  owner: "告知该客户的机构和管户人",
} as const;
const REVEAL_EN = {
  nothing: "told nothing",
  exists: "told only that it exists",
  unit: "told its unit",
  owner: "told its unit and owner",
} as const;

const percent = (basisPoints: number): string => `${tidy(basisPoints / 100)}%`;

/** An article of collision as a Chinese clause. */
export function sayCollisionInChinese(rule: CollisionRule): string {
  const keys = rule.keys.map((key) => KEYS_ZH[key]).join("、");
  const same = rule.same.map((key) => KEYS_ZH[key]).join("或者");
  const exact = same === "" ? "" : `，${same}相同的为同一客户`;
  const appeal = rule.appealDays === 0 ? "不得申诉" : `${rule.appealDays} 个工作日内可以申诉一次`;
  const assist = rule.outcomes.includes("mainAssist")
    ? `，协办人计 ${percent(rule.assistShare)} 业绩`
    : "";
  return [
    `录入客户前按${keys}查重${exact}，相似 ${percent(rule.likely)} 以上的须确认，${percent(rule.possible)} 以上的提示`,
    `对无权查看的人${REVEAL_ZH[rule.reveal]}`,
    `撞单依次按${rule.order.map((one) => ORDER_ZH[one]).join("、")}判定，双方在 ${rule.evidenceDays} 个工作日内举证，举证结束后 ${rule.decideDays} 个工作日内作出，${appeal}`,
    `结果为${rule.outcomes.map((one) => OUTCOMES_ZH[one]).join("、")}${assist}`,
  ].join("；");
}

/** An article of collision as an English clause. */
export function sayCollisionInEnglish(rule: CollisionRule): string {
  const keys = rule.keys.map((key) => KEYS_EN[key]).join(", ");
  const same = rule.same.map((key) => KEYS_EN[key]).join(" or ");
  const exact = same === "" ? "" : `, the same where ${same} is equal`;
  const appeal =
    rule.appealDays === 0
      ? "without appeal"
      : `with one appeal within ${rule.appealDays} working days`;
  const assist = rule.outcomes.includes("mainAssist")
    ? `; the one who assists has ${percent(rule.assistShare)} of the credit`
    : "";
  return [
    `A customer is looked for by ${keys} before it is entered${exact}; a likeness from ${percent(rule.likely)} must be confirmed, one from ${percent(rule.possible)} is mentioned`,
    `who may not see it is ${REVEAL_EN[rule.reveal]}`,
    `a collision is decided by ${rule.order.map((one) => ORDER_EN[one]).join(", then ")}: evidence within ${rule.evidenceDays} working days, the decision within ${rule.decideDays} after it, ${appeal}`,
    `the outcome is ${rule.outcomes.map((one) => OUTCOMES_EN[one]).join(", ")}${assist}`,
  ].join("; ");
}
