import type { RefusalCode } from "../../app/refusal.ts";
import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

const WHY: Readonly<Record<string, string>> = {
  wrongLength: "应为 18 位",
  wrongCharacter: "含有代码里没有的字符",
  wrongCheck: "校验码不符",
};
const rule = (d: Parameters<typeof shown>[0]): string => shown(d, "article") || "内置规则";
const known = (d: Parameters<typeof shown>[0]): string => shown(d, "found") || "已有客户";

/** Refusals of entering a customer and of collision cases. */
export const collisionRefusals = {
  "customer.same": {
    what: (d) =>
      `「${shown(d, "name")}」已有登记：${known(d)}。${rule(d)}规定同一客户不得重复录入。`,
    can: () => "使用已有的客户；认为应当由您管户的，提起撞单。",
  },
  "customer.unconfirmed": {
    what: (d) =>
      `「${shown(d, "name")}」与已有的 ${shown(d, "count")} 户很可能是同一客户（${known(d)}）。${rule(d)}规定须先确认。`,
    can: () => "核对后说明为什么不是同一客户，再录入；是同一客户的，提起撞单。",
  },
  "customer.tooManyChecks": {
    what: (d) => `一小时内查重已达 ${shown(d, "limit")} 次。`,
    can: (d) => `${shown(d, "minutes")} 分钟后再查；成批录入的，使用导入。`,
  },
  "customer.codeWrong": {
    what: (d) => `统一社会信用代码「${shown(d, "code")}」不对：${WHY[shown(d, "why")] ?? ""}。`,
    can: () => "对照营业执照核对；暂时没有的，留空。",
  },
  "customer.idTaken": {
    what: (d) => `客户编号「${shown(d, "id")}」已被使用。`,
    can: () => "换一个编号，或留空由系统编号。",
  },
  "collision.notFound": { what: () => "没有这个撞单案件，或您无权查看。" },
  "collision.noArticle": {
    what: () => "现行制度没有查重与撞单的条文，撞单无从判定。",
    can: () => "在制度里增加一条 kind: collision。",
  },
  "collision.openAlready": {
    what: () => "这户客户的撞单正在处理。",
    can: () => "等待这个案件办结；您是当事人的，在案件里补充证据。",
  },
  "collision.ownCustomer": {
    what: () => "这户客户由您本人管户，没有撞单。",
  },
  "collision.notManager": {
    what: () => "您的账号没有对应的客户经理，不能以自己的名义提起撞单。",
    can: () => "指明由哪位客户经理提起。",
  },
  "collision.changedMeanwhile": {
    what: () => "案件或管户人刚刚有了变化。",
    can: () => "刷新后按最新情况办理。",
  },
  "collision.wrongState": {
    what: (d) => `案件现在是「${shown(d, "state")}」，不能这样办理。`,
    can: () => "刷新页面，查看案件的最新状态。",
  },
  "collision.evidenceOpen": {
    what: (d) =>
      `举证期到 ${shown(d, "until")} 为止，双方的证据还没有都交齐。${shown(d, "article")}规定举证期满后判定。`,
    can: () => "等举证期满；双方都点「证据已交齐」的，可以提前判定。",
  },
  "collision.evidenceOver": {
    what: (d) =>
      `举证期到 ${shown(d, "until")} 为止，已经过了。${shown(d, "article")}规定在举证期内举证，之后对方来不及回应。`,
    can: () => "等判定；判定不利的可以申诉，申诉后另有举证期。",
  },
  "collision.saidAlready": {
    what: () => "您已表示证据交齐。",
    can: () => "等对方举证，或者举证期满。",
  },
  "collision.notParty": {
    what: () => "只有当事人可以这样办理，且只能为自己举证。",
  },
  "collision.beneficiary": {
    what: (d) => `${shown(d, "article")}的案件，当事人和提起人不得判定。`,
    can: () => "请与双方没有利害关系的负责人判定。",
  },
  "collision.sameDecider": {
    what: () => "申诉不得由原判定人复核。",
    can: () => "请另一位负责人复核。",
  },
  "collision.outcomeNotAllowed": {
    what: (d) => `${shown(d, "article")}没有规定这种结果。`,
    can: () => "在条文允许的结果中选择。",
  },
  "collision.winnerNotParty": {
    what: () => "管户人只能是当事人；收回机构的，不指定管户人。",
  },
  "collision.reasonMissing": {
    what: (d) => `判定与${shown(d, "article")}推出的结果不同，但没有写理由。`,
    can: () => "写明理由，或按系统给出的结果判定。",
  },
  "collision.appealTooLate": {
    what: (d) => `申诉期到 ${shown(d, "until")} 为止，已经过了。`,
  },
  "collision.appealedAlready": { what: () => "每个案件只能申诉一次，这个案件已经申诉过。" },
  "collision.noLoss": { what: () => "判定对您有利，无须申诉。" },
  "collision.tooEarly": { what: () => "申诉期还没有过。" },
  "collision.future": {
    what: () => "证据写明的时间晚于案件提起的时间。",
    can: () => "写事情实际发生的时间。",
  },
  "collision.dateMissing": {
    what: () => "这一项按时间先后比较，没有写明时间的不能比较。",
    can: () => "写明发生的时间。",
  },
  "collision.outOfSight": {
    what: () => "双方不都在您的管理范围内，不能由一方的负责人单独判定。",
    can: () => "请双方共同的上级判定。",
  },
  "collision.capacityFull": {
    what: (d) =>
      `${shown(d, "manager")}的管户上限为 ${shown(d, "limit")}，判给后将达到 ${shown(d, "held")}。`,
    can: () => "收回机构，或先调出其他客户。",
  },
} as const satisfies Partial<Record<RefusalCode, IssueText>>;
