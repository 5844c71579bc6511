import type { Locale } from "./text.ts";

/** Rows of a comparison that every plan has, in order. */
export const COMPARED = [
  "regime",
  "dials",
  "cost",
  "objective",
  "lowerBound",
  "gap",
  "unassigned",
  "workloadCv",
  "workloadJain",
  "workloadGini",
  "workloadMax",
  "valueCv",
  "valueJain",
  "valueGini",
  "valueMax",
  "countCv",
  "envyFailing",
  "envyPairs",
  "moved",
  "placed",
  "keptShare",
  "keptValueShare",
  "kmTotal",
  "kmMean",
  "kmMax",
  "groupsWhole",
  "groups",
  "pieces",
  "territories",
] as const;
export type Compared = (typeof COMPARED)[number];

interface Words {
  readonly sheet: string;
  readonly measure: string;
  readonly before: string;
  readonly rows: Readonly<Record<Compared, string>>;
  readonly run: (number: number) => string;
  readonly article: (printed: string) => string;
  readonly tier: (tier: string | null) => string;
  readonly quarter: (quarter: number) => string;
  readonly dials: Readonly<
    Record<
      | "mostMoves"
      | "continuity"
      | "workloadBalance"
      | "valueBalance"
      | "travel"
      | "compactness"
      | "asWritten",
      string
    >
  >;
}

/** Headings of an exported comparison. */
export const COMPARISON_WORDS: Readonly<Record<Locale, Words>> = {
  "zh-CN": {
    sheet: "方案对比",
    measure: "度量",
    before: "现状",
    rows: {
      regime: "制度",
      dials: "调节",
      cost: "代价：按制度原文（每月分钟）",
      objective: "目标值：按调节（每月分钟）",
      lowerBound: "已证明的下界（每月分钟）",
      gap: "比理论最优至多高",
      unassigned: "未分配户数",
      workloadCv: "工作量：变异系数",
      workloadJain: "工作量：Jain 指数",
      workloadGini: "工作量：基尼系数",
      workloadMax: "工作量：最大偏离",
      valueCv: "价值：变异系数",
      valueJain: "价值：Jain 指数",
      valueGini: "价值：基尼系数",
      valueMax: "价值：最大偏离",
      countCv: "户数：变异系数",
      envyFailing: "EF1 审计：不合格对数",
      envyPairs: "EF1 审计：总对数",
      moved: "换人户数",
      placed: "新分配户数",
      keptShare: "留在原经理的客户比例",
      keptValueShare: "留在原经理的价值比例",
      kmTotal: "直线距离合计（公里）",
      kmMean: "直线距离平均（公里）",
      kmMax: "直线距离最远（公里）",
      groupsWhole: "由一人主办的集团数",
      groups: "集团数",
      pieces: "片区块数",
      territories: "有片区的客户经理数",
    },
    run: (number) => `第 ${number} 次`,
    article: (printed) => `${printed}（每月分钟）`,
    tier: (tier) => `换人户数：${tier ?? "级别未知"}`,
    quarter: (quarter) => `换人户数：价值第 ${quarter} 个四分位`,
    dials: {
      mostMoves: "最多换人",
      continuity: "连续",
      workloadBalance: "工作量均衡",
      valueBalance: "价值均衡",
      travel: "路程",
      compactness: "紧凑",
      asWritten: "按制度原文",
    },
  },
  en: {
    sheet: "Comparison",
    measure: "Measure",
    before: "Today",
    rows: {
      regime: "Regime",
      dials: "Dials",
      cost: "Cost as written (minutes a month)",
      objective: "Objective under the dials (minutes a month)",
      lowerBound: "Proven lower bound (minutes a month)",
      gap: "Above the best possible, at most",
      unassigned: "Customers left out",
      workloadCv: "Work: coefficient of variation",
      workloadJain: "Work: Jain's index",
      workloadGini: "Work: Gini coefficient",
      workloadMax: "Work: largest deviation",
      valueCv: "Value: coefficient of variation",
      valueJain: "Value: Jain's index",
      valueGini: "Value: Gini coefficient",
      valueMax: "Value: largest deviation",
      countCv: "Customers: coefficient of variation",
      envyFailing: "EF1 audit: failing pairs",
      envyPairs: "EF1 audit: pairs",
      moved: "Customers who change hands",
      placed: "Customers placed anew",
      keptShare: "Share of customers who keep their manager",
      keptValueShare: "Share of value that keeps its manager",
      kmTotal: "Straight-line distance, total (km)",
      kmMean: "Straight-line distance, mean (km)",
      kmMax: "Straight-line distance, longest (km)",
      groupsWhole: "Groups with one owner",
      groups: "Groups",
      pieces: "Pieces of territories",
      territories: "Managers with a territory",
    },
    run: (number) => `Run ${number}`,
    article: (printed) => `${printed} (minutes a month)`,
    tier: (tier) => `Changing hands: ${tier ?? "tier unknown"}`,
    quarter: (quarter) => `Changing hands: quarter ${quarter} by value`,
    dials: {
      mostMoves: "most moves",
      continuity: "continuity",
      workloadBalance: "balance of work",
      valueBalance: "balance of value",
      travel: "travel",
      compactness: "compactness",
      asWritten: "as written",
    },
  },
};
