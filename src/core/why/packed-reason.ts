import { articleKey, customerId, InvariantError, managerId, unreachable } from "../shared/index.ts";
import type {
  Alternative,
  CostItem,
  CounterFactual,
  CustomerReason,
  Exclusion,
  ReasonItem,
} from "./allocation-reason.ts";
import { type PackReader, type PackWriter, packReader, packWriter } from "./reason-tokens.ts";

type Facts = ReasonItem["facts"];
type Fact = Facts[string];

/** Facts as the list of their names and their values in that order. */
function packFacts(to: PackWriter, facts: Facts): void {
  const keys = Object.keys(facts);
  to.text(keys.join(","));
  for (const key of keys) packFact(to, facts[key] ?? null);
}

function packFact(to: PackWriter, fact: Fact): void {
  if (typeof fact === "number") to.number(fact);
  else if (typeof fact === "string" || fact === null) to.optional(fact);
  else to.list(fact, to.text);
}

function unpackFacts(from: PackReader): Facts {
  const names = from.text();
  if (names === "") return {};
  return Object.fromEntries(names.split(",").map((key) => [key, from.value()]));
}

/** Scalars only: what a cost says of itself. */
function unpackScalars(from: PackReader): CostItem["facts"] {
  const scalars: Record<string, string | number | null> = {};
  for (const [key, fact] of Object.entries(unpackFacts(from)))
    scalars[key] = typeof fact === "object" && fact !== null ? fact.join("、") : fact;
  return scalars;
}

function packCost(to: PackWriter, item: CostItem): void {
  to.text(item.article);
  to.text(item.kind);
  to.number(item.minutes);
  packFacts(to, item.facts);
}

const unpackCost = (from: PackReader): CostItem => ({
  article: articleKey(from.text()),
  kind: from.text() as CostItem["kind"],
  minutes: from.number(),
  facts: unpackScalars(from),
});

function packItem(to: PackWriter, item: ReasonItem): void {
  to.text(item.article);
  to.text(item.code);
  packFacts(to, item.facts);
}

const unpackItem = (from: PackReader): ReasonItem => ({
  article: articleKey(from.text()),
  code: from.text() as ReasonItem["code"],
  facts: unpackFacts(from),
});

function packAlternative(to: PackWriter, other: Alternative): void {
  to.text(other.manager);
  to.number(other.extraCost);
  to.number(other.extraPairCost);
  to.number(other.isFull ? 1 : 0);
  to.list(other.items, (item) => packCost(to, item));
}

const unpackAlternative = (from: PackReader): Alternative => ({
  manager: managerId(from.text()),
  extraCost: from.optionalNumber(),
  extraPairCost: from.number(),
  isFull: from.number() === 1,
  items: from.list(() => unpackCost(from)),
});

function packExclusion(to: PackWriter, exclusion: Exclusion): void {
  to.text(exclusion.article);
  to.number(exclusion.count);
  to.list(exclusion.sample, ({ manager, reason }) => {
    to.text(manager);
    packItem(to, reason);
  });
}

const unpackExclusion = (from: PackReader): Exclusion => ({
  article: articleKey(from.text()),
  count: from.number(),
  sample: from.list(() => ({ manager: managerId(from.text()), reason: unpackItem(from) })),
});

function packCounterFactual(to: PackWriter, change: CounterFactual): void {
  to.text(change.kind);
  to.text(change.manager);
  to.text(change.article);
  switch (change.kind) {
    case "costDrop":
      to.number(change.minutes);
      packFacts(to, change.facts);
      return;
    case "roomNeeded":
      to.number(change.weight);
      return;
    case "ruleLifted":
      return;
    default:
      unreachable(change);
  }
}

function unpackCounterFactual(from: PackReader): CounterFactual {
  const kind = from.text();
  const at = { manager: managerId(from.text()), article: articleKey(from.text()) };
  if (kind === "costDrop")
    return { kind, ...at, minutes: from.number(), facts: unpackScalars(from) };
  if (kind === "roomNeeded") return { kind, ...at, weight: from.number() };
  if (kind === "ruleLifted") return { kind, ...at };
  throw new InvariantError(`no change ${kind} in a packed reason`);
}

const hasOwnRunnerUp = ({ runnerUp, alternatives }: CustomerReason): boolean =>
  runnerUp !== null && runnerUp !== alternatives[0];

/**
 * Packs reasons, one short text each; of a million customers they are the largest part of what is
 * stored.
 */
export function reasonPacker(): (reason: CustomerReason) => string {
  const to = packWriter();
  return (reason) => {
    packParts(to, reason);
    return to.take();
  };
}

function packParts(to: PackWriter, reason: CustomerReason): void {
  to.text(reason.customer);
  to.optional(reason.manager);
  to.optional(reason.previous);
  to.list(reason.items, (item) => packCost(to, item));
  to.number(reason.total);
  to.list(reason.because, (item) => packItem(to, item));
  to.list(reason.alternatives, (other) => packAlternative(to, other));
  // The second best is the first of the alternatives, unless it says so itself.
  const isSecond = reason.runnerUp !== null && !hasOwnRunnerUp(reason);
  to.number(isSecond ? 1 : 0);
  if (!isSecond)
    to.list(reason.runnerUp === null ? [] : [reason.runnerUp], (o) => packAlternative(to, o));
  to.number(reason.eligibleCount);
  to.list(reason.excluded, (exclusion) => packExclusion(to, exclusion));
  to.list(reason.counterFactuals, (change) => packCounterFactual(to, change));
  to.list(reason.awaits === null ? [] : [reason.awaits], ({ article, by, question }) => {
    to.text(article);
    to.text(by);
    to.text(question);
  });
}

/** The reason again: packing loses nothing. */
export function unpackReason(packed: string): CustomerReason {
  const from = packReader(packed);
  const customer = customerId(from.text());
  const manager = from.optional();
  const previous = from.optional();
  const items = from.list(() => unpackCost(from));
  const total = from.number();
  const because = from.list(() => unpackItem(from));
  const alternatives = from.list(() => unpackAlternative(from));
  const isSecond = from.number() === 1;
  const own = isSecond ? alternatives : from.list(() => unpackAlternative(from));
  return {
    customer,
    manager: manager === null ? null : managerId(manager),
    previous: previous === null ? null : managerId(previous),
    items,
    total,
    because,
    runnerUp: own[0] ?? null,
    alternatives,
    eligibleCount: from.number(),
    excluded: from.list(() => unpackExclusion(from)),
    counterFactuals: from.list(() => unpackCounterFactual(from)),
    awaits:
      from.list(() => ({
        article: articleKey(from.text()),
        by: from.text(),
        question: from.text(),
      }))[0] ?? null,
  };
}
