import { factName } from "../fact-name.ts";
import type { ReasonFacts, ReasonNames, ReasonTexts, SentenceParts } from "../reason-texts.ts";

const minutes = (value: number): string => `${value} ${value === 1 ? "minute" : "minutes"} a month`;

const people = (count: number): string => `${count} ${count === 1 ? "manager" : "managers"}`;

const missing = (facts: ReasonFacts): string => {
  const list = facts.list("missing").map((path) => factName(path, "en"));
  return list.length === 0 ? "" : ` (missing: ${list.join(", ")})`;
};

function travel(facts: ReasonFacts): string {
  if (facts.number("bothWays") !== null) return `${facts.text("bothWays")} minutes there and back`;
  return facts.number("known") === 0
    ? `place unknown, ${facts.text("km")} km assumed`
    : `${facts.text("km")} km in a straight line`;
}

const parted = (facts: ReasonFacts): string => {
  const charged = facts.number("minutes") ?? 0;
  return charged === 0 ? "" : `; those parted charge ${minutes(charged)}`;
};

const moreOrLess = (value: number): string =>
  `${minutes(Math.abs(value))} ${value < 0 ? "less" : "more"}`;

function unassigned(parts: SentenceParts): string {
  const refused = parts.excluded
    .slice(0, 3)
    .map(({ article, count }) => `${article} excludes ${count}`)
    .join(", ");
  if (parts.eligibleCount === 0)
    return `Unassigned: no manager may have this customer${refused === "" ? "" : ` (${refused})`}.`;
  const why = refused === "" ? "" : `; ${refused}`;
  return `Unassigned: the ${people(parts.eligibleCount)} who may have this customer have no room${why}.`;
}

/** How much more the second would cost. */
function saved(f: ReasonFacts, names: ReasonNames): string {
  const second = f.text("second");
  const more = f.number("minutes");
  if (second === "" || more === null) return "";
  return more === 0
    ? `, as much as ${names.manager(second)}`
    : `, ${minutes(more)} less than ${names.manager(second)}`;
}

export const reasons: ReasonTexts = {
  because: {
    "roster.admitted": (f) => `is admitted as ${f.text("post")}`,
    "roster.refused": (f) => `is not admitted as ${f.text("post")}${missing(f)}`,
    "eligibility.satisfied": () => "meets the condition",
    "eligibility.broken": () => "does not meet the condition",
    "eligibility.missingAllowed": (f) => `facts are missing, taken as met${missing(f)}`,
    "eligibility.missingDenied": (f) => `facts are missing, taken as not met${missing(f)}`,
    "capacity.room": (f) => `load ${f.text("load")} of ${f.text("limit")}`,
    "capacity.full": (f, names) =>
      `${names.manager(f.text("manager"))} would save ${f.text("minutes")} minutes a month on this customer alone, but is full`,
    "continuity.kept": () => "keeps the present manager",
    "continuity.changed": () => "the manager changes; the handover is charged",
    "proximity.nearest": (f) => `nearest of those who may have the customer, ${travel(f)}`,
    "proximity.travel": (f) => travel(f),
    "proximity.beyondCap": (f) => `${f.text("km")} km, beyond the limit of ${f.text("cap")} km`,
    "proximity.way": (f) => travel(f),
    "proximity.wayBeyondCap": (f) => `${travel(f)}, beyond the limit of the way`,
    "priority.matched": (f) =>
      `${f.text("dimension")} matches${f.number("carvedOut") === 1 ? " (by the exceptional order)" : ""}`,
    "priority.unmatched": (f) => `${f.text("dimension")} does not match`,
    "cohesion.together": (f) => `stays with the ${f.text("members")} members of ${f.text("group")}`,
    "cohesion.leads": (f) =>
      `leads ${f.text("members")} members of ${f.text("group")}, of whom ${f.text("together")} have the same manager`,
    "cohesion.follows": (f) =>
      `has the manager of ${f.text("leader")}, whom it follows in ${f.text("group")}`,
    "cohesion.apart": (f) =>
      `has a local manager, not that of ${f.text("leader")}, whom it follows in ${f.text("group")}: ${minutes(f.number("minutes") ?? 0)}`,
    "compactness.near": (f) =>
      `${f.text("together")} of ${f.text("neighbours")} neighbours have the same manager${parted(f)}`,
    "compactness.parted": (f) =>
      `all ${f.text("neighbours")} neighbours have other managers${parted(f)}`,
    "company.parted": (f, names) =>
      `${names.manager(f.text("manager"))} would save ${f.text("minutes")} minutes a month on this customer alone, but would part it from its neighbours or its group`,
    "disjoint.apart": (f) =>
      `${f.text("rivals")} rivals (${f.list("rivalries").join(", ")}) all have other managers`,
    "disjoint.rivalHeld": (f) => `has the rival ${f.text("rival")}`,
    "disjoint.rivalThere": (f, names) =>
      `${names.manager(f.text("manager"))} would save ${f.text("minutes")} minutes a month on this customer alone, but has its rival ${f.text("rival")}`,
    "balance.relieved": (f, names) =>
      `${names.manager(f.text("manager"))} would save ${f.text("minutes")} minutes a month on this customer alone, but the work would be out of balance`,
    "dispatch.byPrices": (f, names) =>
      `costs least, the way and the price of room together${saved(f, names)}`,
    "dispatch.roundRobin": () => "it is this manager's turn",
    "dispatch.weighted": () => "is furthest behind the part that is due",
    "dispatch.leastLoaded": () => "has the lightest load after it",
    "dispatch.bestFit": (f, names) => `has the fewest minutes a month${saved(f, names)}`,
    "dispatch.territory": () => "has the territory",
    "dispatch.referral": () => "is the owner of the customer who referred it",
    "manual.awaits": () => "a person decides",
    "lock.held": (f) => `locked: ${f.text("reason")}`,
  },
  costLabel: {
    proximity: "Travel",
    continuity: "Handover",
    eligibility: "Condition not met",
    priority: "Order of principles",
    balance: "Balance",
    capacity: "Capacity",
    unassigned: "Unassigned",
  },
  cost: {
    proximity: (m, f) => `${travel(f)}: travel of ${minutes(m)}`,
    continuity: (m) => `handover, spread out: ${minutes(m)}`,
    eligibility: (m) => `condition not met: ${minutes(m)}`,
    priority: (m, f) => `${f.text("dimension")} does not match: ${minutes(m)}`,
    balance: (m) => `outside the fair share: ${minutes(m)}`,
    capacity: (m) => `room used: ${minutes(m)}`,
    unassigned: (m) => `looked after by nobody: ${minutes(m)}`,
  },
  cited: (article, text) => (article === "" ? text : `${article}: ${text}`),
  alternative: ({ manager, extraCost, extraPairCost, isFull, hasRival, isChosenMissing }) => {
    const why = hasRival ? "has a rival" : "full";
    if (isChosenMissing)
      return `${manager}: ${minutes(extraPairCost)} for this customer${isFull ? `; ${why}` : ""}.`;
    if (extraCost === null)
      return `${manager}: ${why}, and no room can be made (this customer alone: ${moreOrLess(extraPairCost)}).`;
    const full = isFull ? `${why}; after making room, ` : "";
    const pair =
      extraPairCost === extraCost ? "" : ` (this customer alone: ${moreOrLess(extraPairCost)})`;
    return `${manager}: ${full}${moreOrLess(extraCost)} over all${pair}.`;
  },
  excluded: (article, count) => `${article} excludes ${people(count)}`,
  counterFactual: {
    costDrop: (change, names) => {
      const km = change.facts["kmNeeded"];
      const near = typeof km === "number" ? ` (within ${km} km)` : "";
      return `If what ${names.article(change.article)} charges for ${names.manager(change.manager)} fell by ${minutes(change.minutes)}${near}, the customer would go there.`;
    },
    roomNeeded: (change, names) =>
      `If ${names.manager(change.manager)} had ${change.weight} more room under ${names.article(change.article)}, the customer could go there, at less cost.`,
    ruleLifted: (change, names) =>
      `Without ${names.article(change.article)}, ${names.manager(change.manager)} would have this customer at less cost.`,
  },
  awaits: (article, by, question) => `${article}: ${by} decides (${question}).`,
  sentence: (parts) => {
    const waits = parts.awaits === null ? "" : ` ${parts.awaits} This is a proposal.`;
    if (parts.manager === null) return unassigned(parts) + waits;
    const by = parts.because.length === 0 ? "" : ` (${parts.because.join("; ")})`;
    const from =
      parts.previous === null || parts.previous === parts.manager
        ? ""
        : `, before: ${parts.previous}`;
    const second = parts.runnerUp;
    const next =
      second === null
        ? "nobody else may have it"
        : second.extraCost === null
          ? `next ${second.manager}, who ${second.hasRival ? "has a rival" : "is full"} and cannot make room`
          : `next ${second.manager}, ${moreOrLess(second.extraCost)}`;
    return `${parts.manager}${from}${by}; ${minutes(parts.total)} for this customer, ${next}.${waits}`;
  },
};
