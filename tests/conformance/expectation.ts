import type { Decision } from "./decision.ts";

interface Claim {
  readonly found: unknown;
  readonly wanted: unknown;
}

type Reading = (decision: Decision, match: RegExpExecArray, by: readonly string[]) => Claim;

const first = (by: readonly string[]): string => by[0] ?? "";

/** The tightest limit and the articles that set it. */
function tightest(decision: Decision): { readonly limit: number; readonly by: readonly string[] } {
  const limit = Math.min(...Object.values(decision.limits));
  const by = Object.entries(decision.limits).filter(([, value]) => value === limit);
  return { limit, by: by.map(([article]) => article) };
}

/** The sentences a table may use, and what each claims of a decision. */
const SENTENCES: readonly (readonly [RegExp, Reading])[] = [
  [/^可以$/, (decision) => ({ found: decision.refusedBy, wanted: [] })],
  [/^不可以$/, (decision, _, by) => ({ found: decision.refusedBy, wanted: by })],
  [
    /^缺(.+)，(放行|拒绝)$/,
    (decision, match, by) => ({
      found: {
        missing: decision.missing[first(by)],
        refused: decision.refusedBy.includes(first(by)),
      },
      wanted: { missing: match[1]?.split("、").sort(), refused: match[2] === "拒绝" },
    }),
  ],
  [
    /^上限 (\d+)$/,
    (decision, match, by) => ({
      found: tightest(decision),
      wanted: { limit: Number(match[1]), by },
    }),
  ],
  [/^没有上限$/, (decision) => ({ found: decision.limits, wanted: {} })],
  [
    /^折算 (\d+)$/,
    (decision, match, by) => ({ found: decision.weights[first(by)], wanted: Number(match[1]) }),
  ],
  [
    /^每月 (\d+) 分钟$/,
    (decision, match, by) => ({ found: decision.minutes[first(by)], wanted: Number(match[1]) }),
  ],
  [
    /^数额 (-?\d+)$/,
    (decision, match, by) => ({ found: decision.amounts[first(by)], wanted: Number(match[1]) }),
  ],
  [
    /^是 (.+)$/,
    (decision, match, by) => ({ found: String(decision.values[first(by)]), wanted: match[1] }),
  ],
  [/^未知$/, (decision, _, by) => ({ found: decision.values[first(by)], wanted: null })],
  [
    /^归入 (.+)$/,
    (decision, match, by) => ({ found: decision.groups[first(by)], wanted: match[1] }),
  ],
  [/^单独$/, (decision) => ({ found: decision.groups, wanted: {} })],
  [
    /^协办地 (.+)$/,
    (decision, match, by) => ({ found: decision.places[first(by)], wanted: match[1] }),
  ],
  [
    /^位次 (\d+)$/,
    (decision, match, by) => ({ found: decision.leads[first(by)], wanted: Number(match[1]) }),
  ],
  [/^没有位次$/, (decision) => ({ found: decision.leads, wanted: {} })],
  [
    /^竞争 (.+)$/,
    (decision, match, by) => ({
      found: decision.rivalries[first(by)],
      wanted: match[1]?.split("、"),
    }),
  ],
  [/^没有对手$/, (decision) => ({ found: decision.rivalries, wanted: {} })],
  [
    /^单元 (.+)$/,
    (decision, match, by) => ({ found: decision.cells[first(by)], wanted: match[1]?.split("、") }),
  ],
  [/^没有邻居$/, (decision) => ({ found: decision.cells, wanted: {} })],
  [
    /^遮盖 (.+)$/,
    (decision, match, by) => ({
      found: decision.hidden[first(by)],
      wanted: match[1]?.split("、").sort(),
    }),
  ],
  [/^不遮盖$/, (decision) => ({ found: decision.hidden, wanted: {} })],
  [
    /^授予 (.+)$/,
    (decision, match, by) => ({ found: decision.grants[first(by)], wanted: match[1] }),
  ],
  [
    /^(?:适用|按) (.+)$/,
    (decision, match, by) => ({ found: decision.life[first(by)], wanted: match[1] }),
  ],
  [
    /^查重 (.+)$/,
    (decision, match, by) => ({ found: decision.collision[first(by)], wanted: match[1] }),
  ],
  [
    /^分派 (.+)$/,
    (decision, match, by) => ({ found: decision.dispatch[first(by)], wanted: match[1] }),
  ],
  [/^不分派$/, (decision) => ({ found: decision.dispatch, wanted: {} })],
  [/^不查重$/, (decision) => ({ found: decision.collision, wanted: {} })],
  [/^不在其列$/, (decision) => ({ found: decision.life, wanted: {} })],
  [
    /^归属 (.+)$/,
    (decision, match, by) => ({ found: decision.ownership[first(by)], wanted: match[1] }),
  ],
  [
    /^归属不适用$/,
    (decision, _, by) => ({ found: decision.ownership[first(by)], wanted: undefined }),
  ],
  [/^人工决定$/, (decision, _, by) => ({ found: decision.manual, wanted: by })],
  [/^不需人工$/, (decision) => ({ found: decision.manual, wanted: [] })],
];

/** What the sentence claims, against what was decided. */
export function claimOf(expect: string, by: readonly string[], decision: Decision): Claim {
  for (const [pattern, reading] of SENTENCES) {
    const match = pattern.exec(expect);
    if (match !== null) return reading(decision, match, by);
  }
  throw new Error(`no such expectation: ${expect}`);
}
