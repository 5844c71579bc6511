import type { Locale } from "./text.ts";

interface Headings {
  readonly plan: string;
  readonly planHeaders: readonly string[];
  readonly managers: string;
  readonly managerHeaders: readonly string[];
  readonly moves: string;
  readonly moveHeaders: readonly string[];
  readonly notes: string;
  readonly noteHeaders: readonly string[];
  readonly noteLabels: {
    readonly regime: string;
    readonly revision: string;
    readonly hash: string;
    readonly run: string;
    readonly objective: string;
    readonly bound: string;
    readonly gap: string;
    readonly seed: string;
    readonly engine: string;
    readonly state: string;
  };
  readonly states: Readonly<Record<"draft" | "published", string>>;
}

/** Sheets and headings of an exported plan. */
export const PLAN_WORKBOOK: Readonly<Record<Locale, Headings>> = {
  "zh-CN": {
    plan: "方案",
    planHeaders: [
      "客户编号",
      "客户名称",
      "工号",
      "客户经理",
      "原工号",
      "原客户经理",
      "每月分钟",
      "依据",
      "次优工号",
      "次优客户经理",
      "次优多出分钟",
      "理由",
    ],
    managers: "客户经理",
    managerHeaders: [
      "工号",
      "姓名",
      "上限",
      "分配前户数",
      "分配后户数",
      "分配前工作量",
      "分配后工作量",
      "增加",
      "减少",
    ],
    moves: "移动",
    moveHeaders: ["原工号", "原客户经理", "新工号", "新客户经理", "户数"],
    notes: "说明",
    noteHeaders: ["项目", "内容"],
    noteLabels: {
      regime: "制度",
      revision: "版本",
      hash: "制度文本摘要",
      run: "运行",
      objective: "总代价（每月分钟）",
      bound: "已证明的下界（每月分钟）",
      gap: "比理论最优至多高",
      seed: "随机种子",
      engine: "引擎版本",
      state: "状态",
    },
    states: { draft: "未发布", published: "已发布" },
  },
  en: {
    plan: "Plan",
    planHeaders: [
      "Customer id",
      "Customer",
      "Manager id",
      "Manager",
      "Previous id",
      "Previous manager",
      "Minutes a month",
      "Articles",
      "Runner-up id",
      "Runner-up",
      "Extra minutes",
      "Reason",
    ],
    managers: "Managers",
    managerHeaders: [
      "Manager id",
      "Manager",
      "Limit",
      "Customers before",
      "Customers after",
      "Workload before",
      "Workload after",
      "Gained",
      "Lost",
    ],
    moves: "Moves",
    moveHeaders: ["From id", "From", "To id", "To", "Customers"],
    notes: "Notes",
    noteHeaders: ["Item", "Value"],
    noteLabels: {
      regime: "Regime",
      revision: "Revision",
      hash: "Hash of its text",
      run: "Run",
      objective: "Total cost (minutes a month)",
      bound: "Proven lower bound (minutes a month)",
      gap: "Above the best possible, at most",
      seed: "Seed",
      engine: "Engine version",
      state: "State",
    },
    states: { draft: "not published", published: "published" },
  },
};
