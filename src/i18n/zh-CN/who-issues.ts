import type { WhoIssueCode } from "../../core/who/index.ts";
import { type IssueText, shown } from "../text.ts";

const DIALS: Readonly<Record<string, string>> = {
  mostMoves: "最多换人",
  continuity: "连续",
  workloadBalance: "工作量均衡",
  valueBalance: "价值均衡",
  travel: "路程",
  compactness: "紧凑",
};
const dialName = (name: string): string => DIALS[name] ?? name;

export const whoIssues = {
  "who.noManagerAdmitted": {
    what: (d) =>
      `名单上的${shown(d, "managers")}名客户经理都不符合制度的在岗要求，没有人可以管户。`,
    can: () => "核对客户经理的状态，或修改规定在岗要求的条文。",
  },
  "who.lockUnknownCustomer": {
    what: (d) => `锁定所指的客户「${shown(d, "customer")}」不在客户清单里。`,
    can: () => "改正客户编号，或去掉这条锁定。",
  },
  "who.lockUnknownManager": {
    what: (d) =>
      `客户「${shown(d, "customer")}」锁定给「${shown(d, "manager")}」，但名单上没有这名客户经理。`,
    can: () => "改正工号，或去掉这条锁定。",
  },
  "who.lockTwice": {
    what: (d) =>
      `客户「${shown(d, "customer")}」被锁定给两名客户经理，后一名是「${shown(d, "manager")}」。`,
    can: () => "只留下一条锁定。",
  },
  "who.lockInGroup": {
    what: (d) =>
      `客户「${shown(d, "customer")}」所在集团须由一人主办，但集团成员锁定给了不同的客户经理，其中有「${shown(d, "manager")}」。`,
    can: () => "让同一集团的锁定指向同一名客户经理。",
  },
  "who.lockBreaksHardRule": {
    what: (d) =>
      `客户「${shown(d, "customer")}」锁定给「${shown(d, "manager")}」，但${shown(d, "printed") || "制度"}不许可。`,
    can: () => "改锁定给符合条件的人，或按制度办理例外。",
  },
  "who.lockExceedsCapacity": {
    what: (d) =>
      `锁定给「${shown(d, "manager")}」的客户合计${shown(d, "asked")}，超过其上限${shown(d, "limit")}。`,
    can: () => "减少给这名客户经理的锁定，或提高其上限。",
  },
  "who.groupFitsNowhere": {
    what: (d) =>
      `一个有${shown(d, "members")}个成员的集团找不到一名可以管全部成员的客户经理（成员如：${shown(d, "sample")}）。`,
    can: () => "核对成员的集团归属，或提高某名客户经理的上限。",
  },
  "who.rivalsInOneGroup": {
    what: (d) =>
      `一个有${shown(d, "members")}个成员的集团须由一人主办，但其中有客户不得由同一人管户（成员如：${shown(d, "sample")}），这个集团无法分配。`,
    can: () => "核对成员的集团归属或竞争关系，或为其中一条规定写明例外。",
  },
  "who.tooManyPairs": {
    what: (d) =>
      `这一条须逐一比较${shown(d, "customers")}类客户与${shown(d, "managers")}类客户经理，超过${shown(d, "most")}对，无法计算。`,
    can: () => "距离的上限改写在就近的条文里，或改用区县、级别等取值较少的字段。",
  },
  "who.tooManyLinks": {
    what: (d) => `这一条把超过${shown(d, "most")}对客户连在一起，无法计算。`,
    can: () => "把网格划小，或缩小这一条适用的客户范围。",
  },
  "who.staffingBelowMinimum": {
    what: (d) =>
      `「${shown(d, "part")}」只有${shown(d, "count")}名${shown(d, "post")}，制度要求至少${shown(d, "minimum")}名。`,
    can: () => "补充人员，或由规定的岗位代管。",
  },
  "who.carveOutBeyondShare": {
    what: (d) =>
      `有${shown(d, "qualify")}户符合例外次序的条件，但按比例只容${shown(d, "room")}户：工作量大的在先，其余按一般次序。`,
    can: () => "提高比例，或收窄例外的条件。",
  },
  "who.dialOutOfRange": {
    what: (d) =>
      `调节「${dialName(shown(d, "dial"))}」为${shown(d, "value")}，须是0到${shown(d, "most")}之间的整数。`,
    can: () => "改成范围内的整数。",
  },
  "who.dialWithoutArticle": {
    what: (d) => `制度没有按距离计路程的条文，调节「${dialName(shown(d, "dial"))}」无从计算。`,
    can: () => "把它恢复为0，或在制度里加一条就近的条文。",
  },
  "who.movesExceeded": {
    what: (d) =>
      `限定最多换${shown(d, "most")}户，但找到的方案要换${shown(d, "moved")}户：有的客户按条文不能再由原来的人管。`,
    can: () => "提高「最多换人」，或给它更多时间。",
  },
  "who.askedUnknownManager": {
    what: (d) => `名单上没有客户经理「${shown(d, "manager")}」。`,
    can: () => "选一名在这个方案里的客户经理。",
  },
  "who.askedNotAdmitted": {
    what: (d) =>
      `${shown(d, "printed")}不许「${shown(d, "manager")}」管户，照他的样子再添一人也管不了。`,
    can: () => "照一名可以管户的客户经理来添。",
  },
  "who.askedNoLimit": {
    what: (d) => `没有条文限定「${shown(d, "manager")}」能管多少，改不了他的上限。`,
    can: () => "换一名有上限的客户经理，或在制度里规定上限。",
  },
} satisfies Record<WhoIssueCode, IssueText>;
