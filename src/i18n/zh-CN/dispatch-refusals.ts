import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

/** Why a customer is not given to anybody. */
export const dispatchRefusals = {
  "dispatch.noRegime": {
    what: () => "现行制度没有规定客户怎样分派。",
    can: () => "发布写有管户条件、上限或者分派条文的制度。",
  },
  "dispatch.noArticle": {
    what: (d) => `${shown(d, "title")}没有一条可以作为这次分派的依据。`,
    can: () => "在制度中增加一条 kind: dispatch。",
  },
  "dispatch.owned": {
    what: (d) => `${shown(d, "customer")}已有人管户，不再分派。`,
    can: () => "需要换人的，办理划转。",
  },
  "dispatch.locked": {
    what: (d) => `${shown(d, "customer")}已锁定给指定的客户经理，不能分派。`,
    can: () => "先解除锁定。",
  },
  "dispatch.leftToPlan": {
    what: (d) =>
      `${shown(d, "customer")}属于一个集团或者有竞争客户（${shown(d, "article")}），归谁要连同其他客户一起决定，不单独分派。`,
    can: () => "在下一次分配中决定，或者由有权的人指定。",
  },
  "dispatch.nobodyElse": {
    what: (d) => `除现管户人外，没有人可以管${shown(d, "customer")}。`,
    can: () => "核对管户条件和上限。",
  },
  "dispatch.changedMeanwhile": {
    what: (d) => `${shown(d, "customer")}刚刚被别人变更，没有分派。`,
    can: () => "刷新后查看现在由谁管户。",
  },
  "dispatch.tooBusy": {
    what: (d) => `同时分派的人太多，${shown(d, "customer")}这一次没有派出。`,
    can: () => "稍后再派。",
  },
} as const satisfies Readonly<Record<string, IssueText>>;
