import { factName } from "../fact-name.ts";
import type { ReasonFacts, ReasonNames, ReasonTexts, SentenceParts } from "../reason-texts.ts";

const minutes = (value: number): string => `每月${value}分钟`;

const missing = (facts: ReasonFacts): string => {
  const list = facts.list("missing").map((path) => factName(path, "zh-CN"));
  return list.length === 0 ? "" : `（缺：${list.join("、")}）`;
};

function travel(facts: ReasonFacts): string {
  if (facts.number("bothWays") !== null) return `往返${facts.text("bothWays")}分钟`;
  return facts.number("known") === 0
    ? `位置不明，按${facts.text("km")}公里计算路程`
    : `直线距离${facts.text("km")}公里`;
}

const parted = (facts: ReasonFacts): string =>
  (facts.number("minutes") ?? 0) === 0 ? "" : `，分开的每月计${facts.text("minutes")}分钟`;

const excludedList = (parts: SentenceParts): string =>
  parts.excluded
    .slice(0, 3)
    .map(({ article, count }) => `${article}排除${count}人`)
    .join("，");

function unassigned(parts: SentenceParts): string {
  const refused = excludedList(parts);
  if (parts.eligibleCount === 0)
    return `未分配：没有客户经理可以管户${refused === "" ? "" : `（${refused}）`}。`;
  const why = refused === "" ? "" : `；${refused}`;
  return `未分配：可以管户的${parts.eligibleCount}名客户经理都没有余量${why}。`;
}

const HAS_RIVAL = "已管着竞争客户";

/** How much more the second would cost. */
function saved(f: ReasonFacts, names: ReasonNames): string {
  const second = f.text("second");
  const more = f.number("minutes");
  if (second === "" || more === null) return "";
  return more === 0
    ? `，与${names.manager(second)}相当`
    : `，比${names.manager(second)}省${minutes(more)}`;
}

export const reasons: ReasonTexts = {
  because: {
    "roster.admitted": (f) => `符合${f.text("post")}的在岗要求`,
    "roster.refused": (f) => `不符合${f.text("post")}的在岗要求${missing(f)}`,
    "eligibility.satisfied": () => "符合管户条件",
    "eligibility.broken": () => "不符合管户条件",
    "eligibility.missingAllowed": (f) => `缺资料，按规定视为符合${missing(f)}`,
    "eligibility.missingDenied": (f) => `缺资料，按规定视为不符合${missing(f)}`,
    "capacity.room": (f) => `管户${f.text("load")}，上限${f.text("limit")}`,
    "capacity.full": (f, names) =>
      `${names.manager(f.text("manager"))}单看这一户每月省${f.text("minutes")}分钟，但已管满`,
    "continuity.kept": () => "由原客户经理继续管户",
    "continuity.changed": () => "更换了客户经理，计入交接工作量",
    "proximity.nearest": (f) => `在可以管户的人中离得最近，${travel(f)}`,
    "proximity.travel": (f) => travel(f),
    "proximity.beyondCap": (f) => `直线距离${f.text("km")}公里，超过${f.text("cap")}公里的限制`,
    "proximity.way": (f) => travel(f),
    "proximity.wayBeyondCap": (f) => `${travel(f)}，超过路程的限制`,
    "priority.matched": (f) =>
      `${f.text("dimension")}相符${f.number("carvedOut") === 1 ? "（适用例外顺序）" : ""}`,
    "priority.unmatched": (f) => `${f.text("dimension")}不相符`,
    "cohesion.together": (f) => `与「${f.text("group")}」的${f.text("members")}个成员单位同归一人`,
    "cohesion.leads": (f) =>
      `是「${f.text("group")}」${f.text("members")}个成员单位跟随的主客户，其中${f.text("together")}个同归一人`,
    "cohesion.follows": (f) => `与「${f.text("group")}」的主客户${f.text("leader")}同归一人`,
    "cohesion.apart": (f) =>
      `与「${f.text("group")}」的主客户${f.text("leader")}不归一人，由当地协办，计${minutes(f.number("minutes") ?? 0)}`,
    "compactness.near": (f) =>
      `相邻的${f.text("neighbours")}户中有${f.text("together")}户同归一人${parted(f)}`,
    "compactness.parted": (f) => `相邻的${f.text("neighbours")}户都归别人${parted(f)}`,
    "company.parted": (f, names) =>
      `${names.manager(f.text("manager"))}单看这一户每月省${f.text("minutes")}分钟，但会与相邻的客户或者集团分开`,
    "disjoint.apart": (f) =>
      `竞争组${f
        .list("rivalries")
        .map((name) => `「${name}」`)
        .join("")}另有${f.text("rivals")}户，都不归同一人`,
    "disjoint.rivalHeld": (f) => `已管着竞争客户${f.text("rival")}`,
    "disjoint.rivalThere": (f, names) =>
      `${names.manager(f.text("manager"))}单看这一户每月省${f.text("minutes")}分钟，但已管着竞争客户${f.text("rival")}`,
    "balance.relieved": (f, names) =>
      `${names.manager(f.text("manager"))}单看这一户每月省${f.text("minutes")}分钟，但会使工作量失衡`,
    "manual.awaits": () => "由有权的人指定",
    "dispatch.byPrices": (f, names) => `路程等费时加上余量的价格，合计最省${saved(f, names)}`,
    "dispatch.roundRobin": () => "轮到",
    "dispatch.weighted": () => "按比例应得而未得的最多",
    "dispatch.leastLoaded": () => "派入后负荷最轻",
    "dispatch.bestFit": (f, names) => `每月费时最少${saved(f, names)}`,
    "dispatch.territory": () => "在其片区",
    "dispatch.referral": () => "介绍它的客户由其管户",
    "lock.held": (f) => `已锁定：${f.text("reason")}`,
  },
  costLabel: {
    proximity: "路程",
    continuity: "交接",
    eligibility: "不符合条件",
    priority: "次序",
    balance: "均衡",
    capacity: "上限",
    unassigned: "未分配",
  },
  cost: {
    proximity: (m, f) => `${travel(f)}，路程${minutes(m)}`,
    continuity: (m) => `交接分摊${minutes(m)}`,
    eligibility: (m) => `不符合条件，计${minutes(m)}`,
    priority: (m, f) => `${f.text("dimension")}不相符，计${minutes(m)}`,
    balance: (m) => `偏离应有份额，计${minutes(m)}`,
    capacity: (m) => `占用余量，计${minutes(m)}`,
    unassigned: (m) => `无人管户，计${minutes(m)}`,
  },
  cited: (article, text) => (article === "" ? text : `${article}：${text}`),
  alternative: ({ manager, extraCost, extraPairCost, isFull, hasRival, isChosenMissing }) => {
    const why = hasRival ? HAS_RIVAL : "已管满";
    if (isChosenMissing)
      return `${manager}：这一户${minutes(extraPairCost)}${isFull ? `，${why}` : ""}。`;
    if (extraCost === null)
      return `${manager}：${why}，腾不出位置（单看这一户${signed(extraPairCost)}分钟）。`;
    const full = isFull ? `${why}，腾出位置后` : "";
    const pair = extraPairCost === extraCost ? "" : `（单看这一户${signed(extraPairCost)}分钟）`;
    return `${manager}：${full}全部工作量每月${extraCost < 0 ? "少" : "多"}${Math.abs(extraCost)}分钟${pair}。`;
  },
  excluded: (article, count) => `${article}排除${count}名客户经理`,
  counterFactual: {
    costDrop: (change, names) => {
      const km = change.facts["kmNeeded"];
      const near = typeof km === "number" ? `，即距离不超过${km}公里` : "";
      return `若${names.manager(change.manager)}依${names.article(change.article)}计入的工作量每月减少${change.minutes}分钟${near}，则改由其管户更省。`;
    },
    roomNeeded: (change, names) =>
      `若${names.manager(change.manager)}依${names.article(change.article)}的上限再多${change.weight}，则可以改由其管户，并且更省。`,
    ruleLifted: (change, names) =>
      `若没有${names.article(change.article)}的限制，则改由${names.manager(change.manager)}管户更省。`,
  },
  awaits: (article, by, question) => `${article}：由${by}决定——${question}。`,
  sentence: (parts) => {
    const waits = parts.awaits === null ? "" : `${parts.awaits}以上为建议。`;
    if (parts.manager === null) return unassigned(parts) + waits;
    const by = parts.because.length === 0 ? "" : `（${parts.because.join("；")}）`;
    const from =
      parts.previous === null || parts.previous === parts.manager ? "" : `，原为${parts.previous}`;
    const second = parts.runnerUp;
    const next =
      second === null
        ? "没有第二人选"
        : second.extraCost === null
          ? `其次${second.manager}，${second.hasRival ? HAS_RIVAL : "已管满"}，腾不出位置`
          : `其次${second.manager}，每月${second.extraCost < 0 ? "少" : "多"}${Math.abs(second.extraCost)}分钟`;
    return `由${parts.manager}管户${from}${by}；本户${minutes(parts.total)}，${next}。${waits}`;
  },
};

function signed(value: number): string {
  return value < 0 ? `少${-value}` : `多${value}`;
}
