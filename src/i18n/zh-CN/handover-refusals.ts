import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

const STATES: Readonly<Record<string, string>> = {
  created: "已登记，未冻结",
  frozen: "已冻结，未派出",
  assigned: "已派出，待签收",
  acknowledged: "已全部签收",
  closed: "已办结",
  postCheck: "待回访",
  cancelled: "已撤销",
  open: "未派出",
  proposed: "待签收",
  accepted: "已签收",
  custody: "机构托管",
  moved: "已移交",
  pending: "待审批",
  done: "已完成",
  rejected: "已退回",
  withdrawn: "已撤回",
};
const WHY: Readonly<Record<string, string>> = {
  away: "那几天也不在岗",
  post: "岗位不在代管顺序之内",
  ineligible: "不符合管户资格",
};
const PLACES: Readonly<Record<string, string>> = {
  fromHead: "转出方负责人",
  toHead: "转入方负责人",
  executive: "领导",
};
const stateOf = (d: Parameters<IssueText["what"]>[0]): string =>
  STATES[shown(d, "state")] ?? shown(d, "state");
const articles = (d: Parameters<IssueText["what"]>[0]): string =>
  shown(d, "articles") === "" ? "" : `（依据${shown(d, "articles")}）`;

/** Refusals of handovers, absences and transfers. */
export const handoverRefusals = {
  "run.ofHandover": {
    what: (d) => `第 ${shown(d, "number")} 次运行是一份交接方案，不整体发布。`,
    can: () => "在「交接」里派给接收人，由他们逐户签收。",
  },
  "handover.notFound": {
    what: () => "没有这份交接，或不在可见范围内。",
    can: () => "回到交接清单查看。",
  },
  "handover.itemNotFound": {
    what: (d) => `这份交接里没有客户「${shown(d, "id")}」，或已经改派他人。`,
    can: () => "刷新清单再看。",
  },
  "handover.noArticle": {
    what: () => "现行制度没有规定离职怎样交接。",
    can: () => "在制度里写一条「交接」（环节：离职）并发布。",
  },
  "handover.going": {
    what: (d) => `${shown(d, "manager")}已有一份交接正在办理。`,
    can: () => "打开那一份继续办理。",
  },
  "handover.lastDayPast": {
    what: (d) => `最后工作日 ${shown(d, "day")} 已经过去。`,
    can: () => "填写今天或以后的日期。",
  },
  "handover.notNow": {
    what: (d) => `现在不能这样做：状态是「${stateOf(d)}」。`,
    can: () => "刷新页面，按当前状态办理。",
  },
  "handover.planNotDone": {
    what: () => "交接方案还没有算出来。",
    can: () => "先点「拟定方案」，等它完成。",
  },
  "handover.itemsOpen": {
    what: (d) => `还有 ${shown(d, "count")} 户没有签收：${shown(d, "customers")}。`,
    can: () => "请接收人签收或拒收；逾期的由机构托管。",
  },
  "handover.visitsDue": {
    what: (d) => `还有 ${shown(d, "count")} 户没有共同走访：${shown(d, "customers")}。`,
    can: () => "登记走访日期后再办结。",
  },
  "handover.recordsLacking": {
    what: (d) => `还有 ${shown(d, "count")} 户清单没有写全：${shown(d, "customers")}。`,
    can: () => "把条文要求的内容补齐；没有的写「无」。",
  },
  "handover.notYours": {
    what: (d) => `「${shown(d, "customer")}」派给了${shown(d, "to")}，由他签收。`,
    can: () => "只签收派给自己的客户。",
  },
  "handover.itemSettled": {
    what: (d) => `「${shown(d, "customer")}」已经答复过了。`,
    can: () => "刷新清单再看。",
  },
  "handover.reasonMissing": {
    what: () => "拒收要写明理由。",
    can: () => "写一句为什么不接。",
  },
  "handover.visitAhead": {
    what: (d) => `走访日期 ${shown(d, "day")} 还没有到。`,
    can: () => "走访之后再登记。",
  },
  "handover.noDefectArticle": {
    what: () => "制度没有规定交接缺陷怎样记分。",
    can: () => "在制度里写一条「交接」（环节：交接质量）。",
  },
  "handover.noRefusalArticle": {
    what: () => "制度没有规定客户可以拒绝新的客户经理。",
    can: () => "在制度里写一条「许可」（行为：客户拒绝）。",
  },
  "handover.refusedLate": {
    what: (d) => `已过告知后 ${shown(d, "hours")} 小时，视为同意。`,
    can: () => "确需更换的，另行申请划转。",
  },
  "handover.overCapacity": {
    what: (d) =>
      `${shown(d, "manager")}接收后为 ${shown(d, "held")} 户，超过上限 ${shown(d, "limit")} 户；没有移交任何一户。`,
    can: () => "改派其中几户，或调整上限。",
  },
  "handover.changedMeanwhile": {
    what: (d) => `这些客户刚刚换了管户人：${shown(d, "customers")}。没有移交任何一户。`,
    can: () => "再办结一次：已经换人的会略过。",
  },
  "handover.ownBook": {
    what: () => "自己的交接不能由自己监交。",
    can: () => "请上级签字办结。",
  },
  "absence.notFound": {
    what: () => "没有这次休假，或不在可见范围内。",
    can: () => "回到「我的团队」查看。",
  },
  "absence.noRegime": {
    what: () => "没有现行制度。",
    can: () => "先发布一份制度。",
  },
  "absence.overlaps": {
    what: (d) =>
      `${shown(d, "manager")}在 ${shown(d, "from")} 至 ${shown(d, "to")} 之间已登记过休假。`,
    can: () => "先销掉那一次，或改日期。",
  },
  "absence.over": {
    what: (d) => `${shown(d, "manager")}的这次休假已经结束。`,
    can: () => "刷新页面。",
  },
  "absence.daysInvalid": {
    what: (d) => `日期不对：${shown(d, "from")} 至 ${shown(d, "to")}。`,
    can: () => "止日不早于起日，也不早于今天。",
  },
  "absence.tooLong": {
    what: (d) =>
      `休假 ${shown(d, "days")} 天，超过可以代管的 ${shown(d, "most")} 天${articles(d)}。`,
    can: () => "缩短日期，或办理交接。",
  },
  "absence.standInRefused": {
    what: (d) =>
      `${shown(d, "manager")}不能代管：${WHY[shown(d, "why")] ?? shown(d, "why")}${articles(d)}。`,
    can: () => "换一人，或不填，由制度选定。",
  },
  "transfer.notFound": {
    what: () => "没有这份划转申请，或不在可见范围内。",
    can: () => "回到「审批」查看。",
  },
  "transfer.noArticle": {
    what: () => "现行制度没有规定划转怎样批准。",
    can: () => "在制度里写一条「许可」（行为：划转）并发布。",
  },
  "transfer.notInitiator": {
    what: (d) => `你不是可以提出这次划转的人${articles(d)}。`,
    can: () => "请条文写明的人提出。",
  },
  "transfer.reasonNotAllowed": {
    what: (d) => `「${shown(d, "reason")}」不是允许的理由${articles(d)}。`,
    can: () => "从条文列出的理由中选一项。",
  },
  "transfer.sameOwner": {
    what: (d) => `「${shown(d, "customer")}」本来就由${shown(d, "manager")}管户。`,
    can: () => "换一名接收人。",
  },
  "transfer.receiverAway": {
    what: (d) => `${shown(d, "manager")}今天缺勤或者已经离职，不能接收客户；没有划转。`,
    can: () => "换一名接收人，或等他回岗。",
  },
  "transfer.locked": {
    what: (d) =>
      `「${shown(d, "customer")}」已锁定给${shown(d, "manager")}：${shown(d, "reason")}。`,
    can: () => "先由有权人解除锁定。",
  },
  "transfer.ineligible": {
    what: (d) => `${shown(d, "manager")}不能管「${shown(d, "customer")}」${articles(d)}。`,
    can: () => "换一名符合条文的接收人。",
  },
  "transfer.dividesGroup": {
    what: (d) =>
      `「${shown(d, "customer")}」属于集团「${shown(d, "group")}」，同一集团由一人主办${articles(d)}；还有 ${shown(d, "others")} 没有一起划转。`,
    can: () => "把同一集团的客户一起划转。",
  },
  "transfer.settled": {
    what: (d) => `这份申请「${stateOf(d)}」，不再审批。`,
    can: () => "需要的，重新申请。",
  },
  "transfer.notApprover": {
    what: (d) => {
      const needed = d["needed"];
      const list = Array.isArray(needed) ? needed : [];
      return `这份申请由${list.map((one) => PLACES[String(one)] ?? String(one)).join("和")}批准，你不在其中。`;
    },
    can: () => "请相应的负责人批准。",
  },
  "transfer.approvedAlready": {
    what: () => "你已经答复过这份申请。",
    can: () => "等其他人答复。",
  },
  "transfer.overCapacity": {
    what: (d) =>
      `${shown(d, "manager")}接收后为 ${shown(d, "held")} 户，超过上限 ${shown(d, "limit")} 户；没有划转。`,
    can: () => "少划几户，或换一名接收人。",
  },
  "transfer.changedMeanwhile": {
    what: (d) =>
      `「${shown(d, "customer")}」在申请之后换了管户人${shown(d, "owner") === "" ? "" : `（现为${shown(d, "owner")}）`}，没有划转。`,
    can: () => "退回这份，按现在的管户人重新申请。",
  },
} as const satisfies Readonly<Record<string, IssueText>>;
