import type { PoolTerm, ProtectionTerm, ReclaimReason } from "../../regime/index.ts";
import { addDays, daysBetween, type LocalDate, type ManagerId } from "../../shared/index.ts";
import type { Life } from "./life.ts";

const NO_CLOCK = {
  began: null,
  until: null,
  latest: null,
  lastContact: null,
  warned: [],
  lastWarned: null,
  paused: null,
  before: null,
} as const;

/** Protection from this day: the first day is not counted. Source: 民法典 第二百零一条. */
export function protectedFrom(
  term: ProtectionTerm,
  life: Life,
  of: { readonly owner: ManagerId; readonly began: LocalDate },
): Life {
  return {
    ...life,
    ...NO_CLOCK,
    state: "protected",
    owner: of.owner,
    began: of.began,
    until: addDays(of.began, term.days),
    latest: addDays(of.began, term.maxDays),
    dealt: null,
    articles: [term.article],
  };
}

/** A registration that is still to be proved within its days of validity. */
export function claimedFrom(
  term: ProtectionTerm,
  life: Life,
  of: { readonly owner: ManagerId; readonly began: LocalDate },
): Life {
  return {
    ...protectedFrom(term, life, of),
    state: "claimed",
    until: addDays(of.began, term.validDays),
    before: life.state,
  };
}

/**
 * After a contact that counts: kept at least `extendDays` from its day, never beyond the longest
 * time, and never shorter than before.
 */
export function extendedBy(term: ProtectionTerm, life: Life, on: LocalDate): Life {
  const { until, latest } = life;
  if (until === null)
    return {
      ...life,
      state: life.state === "atRisk" ? "owned" : life.state,
      before: calmed(life),
      lastContact: later(life.lastContact, on),
    };
  // A clock that stands still is looked at as it stood on its last day.
  const wanted = addDays(life.paused ?? on, term.extendDays);
  const allowed = latest !== null && latest < wanted ? latest : wanted;
  const moved = allowed > until;
  // Nobody was warned of an end: it was at risk for want of contact alone.
  const isSafe = moved || life.lastWarned === null;
  return {
    ...life,
    state: life.state === "atRisk" && isSafe ? restored(life) : life.state,
    before: isSafe ? calmed(life) : life.before,
    until: moved ? allowed : until,
    lastContact: later(life.lastContact, on),
    ...(moved ? { warned: [], lastWarned: null } : {}),
    articles: [term.article],
  };
}

/** What was at risk when its owner went away is so no more. */
const calmed = (life: Life): Life["before"] => (life.before === "atRisk" ? null : life.before);

const restored = (life: Life): "protected" | "owned" =>
  life.dealt === null ? "protected" : "owned";

const later = (a: LocalDate | null, b: LocalDate): LocalDate => (a !== null && a > b ? a : b);

/** The clock of a deal made while the owner is away stands still from the deal, or since he is away where that is later. */
const pausedAt = (term: ProtectionTerm, life: Life, on: LocalDate): LocalDate | null =>
  life.state === "covered" && term.dealtDays !== null ? later(life.paused, on) : null;

/** After a deal: kept for the days of the article, or without end. While it is covered the clock waits. */
export const dealtOn = (term: ProtectionTerm, life: Life, on: LocalDate): Life => ({
  ...life,
  ...NO_CLOCK,
  state: life.state === "covered" ? "covered" : "owned",
  paused: pausedAt(term, life, on),
  began: on,
  until: term.dealtDays === null ? null : addDays(on, term.dealtDays),
  lastContact: later(life.lastContact, on),
  dealt: on,
  articles: [term.article],
});

/** Owned, though at risk: after a deal, or without a clock. A protection that runs out is not. */
const isOwned = ({ state, dealt, until }: Life): boolean =>
  state === "owned" || (state === "atRisk" && (dealt !== null || until === null));

/**
 * The owner is away, or hands over: nothing ends meanwhile. What is covered may be handed over, its
 * clock stands still as before. Of a customer that is not owned (a registration, a protection) nothing changes.
 * Source: domain 3.4.1, OWNED, absenceStart and employeeLeaves.
 */
export function setAside(life: Life, as: "covered" | "inHandover", on: LocalDate): Life {
  if (life.state === "covered" && as === "inHandover") return { ...life, state: as };
  if (!isOwned(life)) return life;
  const before = life.state === "atRisk" ? life.state : null;
  return { ...life, state: as, paused: life.until === null ? null : on, before };
}

/** As before its owner went away: the clock goes on with the days that were left. */
export function takenUpAgain(life: Life, on: LocalDate): Life {
  if (life.state !== "covered" && life.state !== "inHandover") return life;
  const { paused, until, latest } = life;
  const still = paused === null || on < paused ? 0 : daysBetween(paused, on);
  return {
    ...life,
    state: life.before === "atRisk" ? "atRisk" : "owned",
    until: until === null ? null : addDays(until, still),
    latest: latest === null ? null : addDays(latest, still),
    paused: null,
    before: null,
  };
}

/** Held without a clock. */
export const ownedPlainly = (life: Life, owner: ManagerId): Life => ({
  ...life,
  ...NO_CLOCK,
  state: "owned",
  owner,
});

/** In the pool from this day; the former owner waits. */
export const pooledOn = (term: PoolTerm, life: Life, on: LocalDate): Life => ({
  ...life,
  ...NO_CLOCK,
  state: "pool",
  owner: null,
  began: on,
  dealt: null,
  formerOwner: life.owner ?? life.formerOwner,
  freeForFormer: life.owner === null ? life.freeForFormer : addDays(on, term.cooldownDays),
  articles: [term.article],
});

/** Held by nobody, outside the pool. */
export const unownedFrom = (life: Life): Life => ({
  ...life,
  ...NO_CLOCK,
  state: "unowned",
  owner: null,
  dealt: null,
});

/** For what reason a clock that ran out ends. */
export function reasonOfEnd(life: Life): ReclaimReason {
  if (life.lastContact === null) return "noFollow";
  return life.dealt === null && life.until === life.latest ? "noDeal" : "expired";
}
