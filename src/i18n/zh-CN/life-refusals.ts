import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

/** 「（第十条）」, or nothing where no article speaks of it. */
const by = (articles: string): string => (articles === "" ? "" : `（${articles}）`);

/** Why a step of a customer's ownership is not taken. */
export const lifeRefusals = {
  "life.noArticle": {
    what: (d) => `现行制度没有规定${shown(d, "customer")}可以这样处理。`,
    can: () => "在制度中写明报备与保护期、公海、领取的条文。",
  },
  "life.notFree": {
    what: (d) => {
      const until = shown(d, "until");
      return `${shown(d, "customer")}已有人管户（${shown(d, "unit")}${until === "" ? "" : `，保护至 ${until}`}）${by(shown(d, "articles"))}。`;
    },
    can: () => "另选客户；认为归属有误的，提出撞单。",
  },
  "life.waits": {
    what: (d) =>
      `${shown(d, "customer")}拒绝了新的客户经理，由机构托管，${shown(d, "until")}（含）以前不另派任何人${by(shown(d, "articles"))}。`,
    can: () => "到期后再派，到期时系统提示机构负责人；急需联系的，由机构负责人以机构名义联系。",
  },
  "life.inPool": {
    what: (d) => `${shown(d, "customer")}在公海里，报备不能取得${by(shown(d, "articles"))}。`,
    can: () => "到公海领取。",
  },
  "life.cooldown": {
    what: (d) =>
      `${shown(d, "customer")}刚从您手上回到公海，${shown(d, "from")} 以前不能再领${by(shown(d, "articles"))}。`,
    can: (d) => `${shown(d, "from")} 起再领。`,
  },
  "life.dayQuota": {
    what: (d) => `今天已经领取 ${shown(d, "limit")} 户，达到每日上限${by(shown(d, "articles"))}。`,
    can: () => "明天再领。",
  },
  "life.holdCap": {
    what: (d) =>
      `您现在管 ${shown(d, "held")} 户，领取后最多 ${shown(d, "limit")} 户${by(shown(d, "articles"))}。`,
    can: () => "先把不再跟进的客户退回公海。",
  },
  "life.notHeld": {
    what: (d) => `${shown(d, "customer")}现在不由您管户。`,
    can: () => "刷新后看现在的归属。",
  },
  "life.beforeClock": {
    what: (d) =>
      `${shown(d, "customer")}从 ${shown(d, "began")} 起才由您保护，之前的联系不算${by(shown(d, "articles"))}。`,
    can: () => "登记保护期开始以后的联系。",
  },
  "life.ineligible": {
    what: (d) => `您不符合管${shown(d, "customer")}的条件${by(shown(d, "articles"))}。`,
    can: () => "看条文所要求的资格；资料有误的，请管理员更正。",
  },
  "life.changedMeanwhile": {
    what: (d) => `${shown(d, "customer")}刚刚被别人取得。`,
    can: () => "另选客户。",
  },
  "life.overCapacity": {
    what: (d) =>
      `${shown(d, "manager")}的管户上限是 ${shown(d, "limit")}，取得后为 ${shown(d, "held")}。`,
    can: () => "先退回或划转一部分客户。",
  },
  "life.noManager": {
    what: () => "您的账号没有对应的客户经理。",
    can: () => "请管理员在账号上填写工号。",
  },
  "life.contactAhead": {
    what: () => "日期在将来。",
    can: () => "填写已经发生的联系或成交的日期。",
  },
} satisfies Record<string, IssueText>;
