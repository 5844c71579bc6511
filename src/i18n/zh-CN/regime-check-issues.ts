import type { RegimeCheckIssueCode } from "../../core/regime/index.ts";
import type { IssueData } from "../../core/shared/index.ts";
import { type IssueText, shown } from "../text.ts";

const KINDS: Readonly<Record<string, string>> = {
  define: "定义",
  roster: "管户人员",
  calendar: "工作日历",
  eligibility: "管户资格",
  capacity: "管户上限",
  balance: "均衡",
  continuity: "保持稳定",
  proximity: "就近",
  cohesion: "一户一主办",
  disjoint: "不得同管",
  compactness: "连片",
  priority: "先后原则",
  manual: "人工决定",
  handover: "交接",
  cover: "代管",
  credit: "业绩归属",
  permit: "许可",
  protection: "报备与保护期",
  pool: "公海",
  claim: "领取",
  declaratory: "宣示",
};

const UNITS: Readonly<Record<string, string>> = {
  money: " 元",
  months: " 个月",
  days: " 天",
  minutes: " 分钟",
  distance: " 公里",
  share: "%",
};

const OUTCOMES: Readonly<Record<string, string>> = {
  pass: "通过",
  fail: "不通过",
  missing: "缺资料",
  notApplicable: "不适用",
  none: "无",
};

const kind = (data: IssueData): string => KINDS[shown(data, "kind")] ?? shown(data, "kind");

const quantity = (data: IssueData): string =>
  `${shown(data, "value")}${UNITS[shown(data, "measure")] ?? ""}`;

const outcome = (data: IssueData, key: string): string =>
  shown(data, key)
    .split(" / ")
    .map((word) => OUTCOMES[word] ?? word)
    .join("或");

const named = (data: IssueData): string => firstOf(data, "customers", "户");
const ways = (data: IssueData): string => firstOf(data, "ways", "段");
const zones = (data: IssueData): string => firstOf(data, "zones", "个");

/** The first names of a list, and how many more there are. */
function firstOf(data: IssueData, key: string, counter: string): string {
  const list = data[key];
  const names = Array.isArray(list) ? list : [];
  const more = Number(data["count"] ?? 0) - names.length;
  return more > 0 ? `${names.join("、")}，另有 ${more} ${counter}` : names.join("、");
}

const law = (what: string, can: string): IssueText => ({
  what: (d) => `「${shown(d, "excerpt")}」：${what}（${shown(d, "norm")}，${shown(d, "lint")}）。`,
  can: () => can,
});

/** Faults between the articles of a regime, or between a regime and its facts, in Chinese. */
export const regimeCheckIssues = {
  "check.ruleUnreadable": {
    what: () => "本条的规则没有读通，不能执行。",
    can: () => "先改正本条规则中已经指出的错误。",
  },
  "check.duplicateOrdinal": {
    what: (d) => `条号与第 ${shown(d, "line")} 行的条文重复。`,
    can: () => "重新编号；键不必改。",
  },
  "check.ordinalGap": {
    what: (d) =>
      shown(d, "previous") === ""
        ? `第一个条号应当是${shown(d, "expected")}。`
        : `条号不连续：${shown(d, "previous")}之后应当是${shown(d, "expected")}。`,
    can: () => "补上缺的条文，或者重新编号；有意空缺的，签署后可以发布。",
  },
  "check.ordinalOrder": {
    what: (d) => `条号倒退：排在${shown(d, "previous")}之后。`,
    can: () => "调整条文的先后，或者重新编号。",
  },
  "check.chapterGap": {
    what: (d) => `${shown(d, "chapter")}之前缺${shown(d, "expected")}。`,
    can: () => "补上缺的一章，或者重新编号；有意空缺的，签署后可以发布。",
  },
  "check.chapterOrder": {
    what: (d) => `${shown(d, "chapter")}排在${shown(d, "previous")}之后，章号重复或者倒退。`,
    can: () => "重新编排章号。",
  },
  "check.danglingReference": {
    what: (d) => `引用的${shown(d, "reference")}不存在，本制度到${shown(d, "last")}为止。`,
    can: () => "改成存在的条号；引用其他文件的，在条号前写出文件名称，例如《民法典》。",
  },
  "check.unknownOverride": {
    what: (d) => `优于的条文「${shown(d, "key")}」不存在。`,
    can: () => "写条文的键，也就是标题末尾大括号里 # 之后的部分，不写条号。",
  },
  "check.overrideCycle": {
    what: (d) => `例外互相循环：${shown(d, "ring").replaceAll("、", " 优于 ")}。`,
    can: () => "去掉其中一条的 overrides，使特别的优于一般的。",
  },
  "check.overrideOtherKind": {
    what: (d) => `本条优于${shown(d, "target")}，但两条不是同一种规则。`,
    can: () => "把例外写成与所优于的条文同一种规则，或者去掉 overrides。",
  },
  "check.overlap": {
    what: (d) =>
      `与${shown(d, "other")}都是「${kind(d)}」，范围重叠，哪一条优先没有写明；现在两条同时执行（上限取较严的，分钟相加）。`,
    can: (d) =>
      `特别优于一般：在${shown(d, "special")}的规则里写 overrides: [${shown(d, "otherKey")}]；或者给两条写上互不重叠的适用条件。`,
  },
  "check.leaveOrder": {
    what: (d) =>
      `业绩满 ${shown(d, "both")} 个月就移交，早于管户移交的 ${shown(d, "relation")} 个月。`,
    can: () => "把 both 写得不小于 relation。",
  },
  "check.creditRises": {
    what: (d) =>
      `换人 ${shown(d, "months")} 个月内，原管户人的份额升到 ${shown(d, "share")}%，比前一期还多。`,
    can: () => "核对各期份额；确实如此的，签字确认。",
  },
  "check.guardOnPaper": {
    what: () => "内部挖转由系统按次数记载，并提示双方负责人；业绩中净增多少，系统不核算。",
    can: () => "净增由人工核算，签字确认；或者写 net_new: no，不按净增计。",
  },
  "check.incompleteTable": {
    what: (d) =>
      `${shown(d, "path")} 的 ${shown(d, "rowCount")} 行都有条件，不符合任何一行的客户没有结果。`,
    can: () => "在最后加一行 { else: … }。",
  },
  "check.unknownDimension": {
    what: (d) =>
      `例外客户的顺序里有「${shown(d, "name")}」，而本条的各方面是${shown(d, "names")}。`,
    can: (d) => `改成${shown(d, "names")}之一。`,
  },
  "check.numberNotInProse": {
    what: (d) => `规则用到 ${quantity(d)}（${shown(d, "path")}），正文没有写这个数。`,
    can: (d) =>
      `使正文与规则一致；确实只在规则里规定的，写 text_silent: [${shown(d, "path")}] 予以承认。`,
  },
  "check.numberNotInRule": {
    what: (d) => `正文写了「${shown(d, "text")}」，规则没有用到这个数。`,
    can: () => "使规则与正文一致；这个数不需要执行的，签署后可以发布。",
  },
  "check.textSilentNeedless": {
    what: (d) =>
      d["isKnown"] === true
        ? `text_silent 承认了 ${shown(d, "path")}，但正文已经写了这个数。`
        : `text_silent 里的 ${shown(d, "path")} 在规则中没有对应的数。`,
    can: (d) => `从 text_silent 里去掉 ${shown(d, "path")}。`,
  },
  "check.commencementDiffers": {
    what: (d) => `正文写的施行日期是 ${shown(d, "prose")}，文件头写的是 ${shown(d, "head")}。`,
    can: () => "改正其中一处。",
  },
  "check.limitNotInForce": {
    what: (d) =>
      `制度自 ${shown(d, "effective")} 起施行，上限最早从 ${shown(d, "first")} 才有数，其间没有上限。`,
    can: () => "增加一个不晚于施行日期的数，或者写 otherwise。",
  },
  "check.testFails": {
    what: (d) => `试例的预期是「${outcome(d, "expected")}」，实际是「${outcome(d, "found")}」。`,
    can: () => "改正规则，或者改正试例的预期。",
  },
  "check.licenceHeldByNobody": {
    what: (d) =>
      `要求的证书「${shown(d, "licence")}」，${shown(d, "managers")} 名人员中没有人持有，涉及 ${shown(d, "customers")} 户。`,
    can: () => "登记人员的证书，或者在本条增加例外。",
  },
  "check.staffingBelowMinimum": {
    what: (d) =>
      `机构「${shown(d, "unit")}」可以管户的只有 ${shown(d, "count")} 名，要求至少 ${shown(d, "minimum")} 名。`,
    can: () => "给该机构补充人员，或者按本条的代理顺序安排代理。",
  },
  "check.customersUnassignable": {
    what: (d) =>
      `${shown(d, "count")} 户没有可分配的客户经理：${shown(d, "articles")}一起排除了所有人（${named(d)}）。`,
    can: () => "给人员登记所需的资格，或者在所列条文里增加例外；不处理的，这些客户列为未分配。",
  },
  "check.capacityShort": {
    what: (d) =>
      `${shown(d, "customers")} 户折算后为 ${shown(d, "demand")} 户，${shown(d, "managers")} 名客户经理的上限合计 ${shown(d, "capacity")} 户（${shown(d, "articles")}），差 ${shown(d, "short")} 户。`,
    can: () => "提高上限、增加客户经理或者调整折算；不处理的，差额列为未分配。",
  },
  "check.carveOutTooLarge": {
    what: (d) =>
      `例外客户有 ${shown(d, "count")} 户，超过 ${shown(d, "total")} 户的 ${shown(d, "percent")}%（最多 ${shown(d, "most")} 户），多出 ${shown(d, "over")} 户。`,
    can: (d) => `从例外客户中减去 ${shown(d, "over")} 户，或者提高最多占比。`,
  },
  "check.rivalsInOneGroup": {
    what: (d) =>
      `同属竞争关系「${shown(d, "rivalry")}」的 ${shown(d, "count")} 户又在同一集团（${shown(d, "groups")}）之内：本条要求分开，${shown(d, "articles")}要求归一人（${named(d)}）。`,
    can: () =>
      "在本条写 when 排除同一集团的成员，或者改正这些客户的竞争关系或集团；不处理的，这些客户列为未分配。",
  },
  "check.moreRivalsThanManagers": {
    what: (d) =>
      `竞争关系「${shown(d, "rivalry")}」里有 ${shown(d, "count")} 户，在岗的客户经理只有 ${shown(d, "managers")} 名，本条要求一人至多一户，差 ${shown(d, "short")} 名。`,
    can: () =>
      "把竞争关系划得更细（真正互相争抢的才用同一个名称），或者增加客户经理；不处理的，多出的客户列为未分配。",
  },
  "check.wayTimesIncomplete": {
    what: (d) =>
      `路程时间表缺 ${shown(d, "count")} 段（${ways(d)}），这些按 ${shown(d, "minutes")} 分钟计。`,
    can: () => "补上这些路段，区域内部的也要写；确实没有往来的，签署后可以发布。",
  },
  "check.zoneNotInTimes": {
    what: (d) =>
      `有 ${shown(d, "count")} 个区域不在路程时间表里（${zones(d)}），涉及客户 ${shown(d, "customers")} 户、客户经理 ${shown(d, "managers")} 名，单程按 ${shown(d, "minutes")} 分钟计。`,
    can: () => "核对区域的名称是否与表中一致，或者把这些区域补进表里。",
  },
  "check.crowdedCells": {
    what: (d) =>
      `单元「${shown(d, "cell")}」里有 ${shown(d, "count")} 户，两两都算相邻，共 ${shown(d, "pairs")} 对；超过 ${shown(d, "most")} 户的单元有 ${shown(d, "cells")} 个，一个人管不下，连片无从谈起，计算也慢。`,
    can: () => "改用更小的单元，例如楼宇、网格，或者用 when 只对部分客户要求连片。",
  },
  "check.maxBelowDays": {
    what: (d) => `保护期是 ${shown(d, "days")} 天，最长却只有 ${shown(d, "max")} 天。`,
    can: () => "把最长天数（max）改到不少于保护期（days）。",
  },
  "check.remindBeyondDays": {
    what: (d) =>
      `保护期只有 ${shown(d, "days")} 天，提前 ${shown(d, "remind")} 天的提醒在保护开始之前，永远发不出去。`,
    can: () => "把提醒（remind）改到保护期以内，或者延长保护期（days）。",
  },
  "check.extendBeyondMax": {
    what: (d) =>
      `一次有效联系顺延 ${shown(d, "extend")} 天，超过最长的 ${shown(d, "max")} 天，总是按最长的算。`,
    can: () => "减少顺延（extend），或者加大最长天数（max）。",
  },
  "check.lapseUnwarned": {
    what: () => "到期收回公海，条文却没有写提前几天提醒：管户人只在收回前一天得到提醒。",
    can: () => "写上提前提醒（remind），例如 [7天, 3天, 1天]，或者写 reclaim: [] 不收回。",
  },
  "check.reclaimWithoutPool": {
    what: () => "到期收回公海，本制度却没有公海的条文，收回的客户谁也看不到。",
    can: () => "增加一条 kind: pool，或者写 reclaim: [] 不收回。",
  },
  "check.possibleAboveLikely": {
    what: (d) =>
      `可能相同的界线 ${shown(d, "possible")}% 高于很可能相同的界线 ${shown(d, "likely")}%，中间一档不会出现。`,
    can: () => "把 possible 调到不高于 likely。",
  },
  "check.sameKeyNotCompared": {
    what: (d) => `${shown(d, "keys")} 相同即为同一客户，但查重项里没有写它，不会比较。`,
    can: () => "在 keys 里加上它，或从 same 里删去。",
  },
  "check.collisionMayStayOpen": {
    what: () =>
      "判定次序只有一项，又没有“收回机构”这一结果；这一项分不出先后时，案件无法按条文判定。",
    can: () => "在 order 里再写几项，或在 outcomes 里加上 unit。",
  },
  "check.clockWithoutHours": {
    what: (d) =>
      `${shown(d, "minutes")} 分钟只算办公时间，本制度却没有写明办公时间的日历条文；将按工作日 09:00 至 18:00 计算。`,
    can: () => "增加一条 kind: calendar 并写明 hours，或者写 clock: 自然时间。",
  },
  "check.fallbackNeverTried": {
    what: (d) =>
      `派法 ${shown(d, "first")} 只要有人可管就派得出，排在后面的 ${shown(d, "idle")} 永远用不到。`,
    can: () => "调整先后，把按片区、转介绍、按比例写在前面，或者删去后面的派法。",
  },
  "check.claimWithoutPool": {
    what: () => "规定了领取，却没有公海的条文，没有客户可领。",
    can: () => "增加一条 kind: pool，或者删去本条的规则。",
  },
  "check.neverFires": {
    what: (d) =>
      d["isStatic"] === true
        ? `本条永远不会执行：${shown(d, "by")}优于本条，而且没有适用条件。`
        : "按现有的客户和人员，本条一次也不会用到。",
    can: (d) =>
      d["isStatic"] === true
        ? `给${shown(d, "by")}写上适用条件，或者删去本条。`
        : "核对适用条件里的名称和数值；确实暂时没有这样的客户的，签署后可以发布。",
  },
  "check.accessAdministrator": {
    what: (d) =>
      `${shown(d, "role")}是管理员，不得另有${shown(d, "rights")}的权限：管理员不看客户，不办业务。`,
    can: () => "删去这些权限，交给业务角色。",
  },
  "check.accessOutsider": {
    what: (d) =>
      `${shown(d, "role")}是机构以外的人，不得有${shown(d, "rights")}的权限：这些权限只给本机构的岗位。`,
    can: () => "删去这些权限，交给本机构的岗位。",
  },
  "check.accessEditorApproves": {
    what: (d) => `${shown(d, "role")}既起草又发布制度；起草人不得审批。`,
    can: () => "只留一项，另一项交给别的角色。",
  },
  "check.accessRoleTwice": {
    what: (d) =>
      `${shown(d, "role")}在${shown(d, "other")}已经规定过；两条都适用时，只有两条都给的权限才算数。`,
    can: () => "合成一条。",
  },
  "check.accessNobody": {
    what: (d) => `照此执行，没有任何角色还有 ${shown(d, "right")} 的权限，以后谁也改不回来。`,
    can: () => "给至少一个角色保留这项权限。",
  },
  "check.accessFieldUnknown": {
    what: (d) => `客户资料里没有「${shown(d, "field")}」；导入文件里有同名的列时，本条对它生效。`,
    can: () => "核对字段名称，或用 define 声明它。",
  },
  "law.sensitiveOpen": law(
    "应当合理确定操作权限，对个人信息采取去标识化等措施",
    "改为遮盖，确有需要的写明理由后逐条显示。",
  ),
  "law.depositKpi": law(
    "不得按时点数、市场份额、排名或者同业比较考核存款，也不得在月末、季末冲高",
    "改为按日均余额考核，并设月末偏离度控制。",
  ),
  "law.benefitToDecider": law(
    "不得以财物或者其他利益影响对方的决策人、经办人",
    "删去对个人的利益，改为对单位公开、入账的优惠，或者写明禁止。",
  ),
  "law.designatedSupplier": law(
    "不得指定设计、施工、供货单位",
    "改为由客户自主选择有资质的单位，并公示名录。",
  ),
  "law.automatedDecision": law(
    "对个人有重大影响的自动决定，应当能够要求说明，并有权拒绝仅由自动方式作出的决定",
    "增加一条：可以要求说明依据，有异议的由人工复核。",
  ),
  "law.bundledConsent": law(
    "不得因不同意或者撤回同意而拒绝提供服务，处理该信息为服务所必需的除外",
    "把必需的信息与其他信息分开征求同意。",
  ),
  "law.tracking": law(
    "行踪轨迹属于敏感个人信息，应当有特定目的、充分必要，并限定保存期限",
    "写明目的和保存期限，例如：只记录到访，三十天后删除。",
  ),
  "law.aboveRiskCapacity": law(
    "不得向客户销售高于其风险承受能力的产品，客户自愿也不例外的情形应当核对",
    "改为只向风险承受能力相符的客户推介。",
  ),
  "law.unlawfulIntelligence": law(
    "不得以不正当手段获取他人的商业秘密",
    "改为收集公开的、合法取得的信息，并写明不得刺探商业秘密。",
  ),
  "law.wageFine": law(
    "罚款或者从工资中扣除，应当先由人力资源部门核对有无依据",
    "改为在绩效考核中计分，或者写明所依据的规章制度。",
  ),
  "law.retention": law(
    "个人信息的保存期限应当为实现目的所必要的最短时间",
    "写明期限，期满删除或者去标识化。",
  ),
} as const satisfies Record<RegimeCheckIssueCode, IssueText>;
