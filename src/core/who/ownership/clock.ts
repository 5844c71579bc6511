import type { PoolTerm, ProtectionTerm, ReclaimReason } from "../../regime/index.ts";
import { addDays, type LocalDate, type ManagerId } from "../../shared/index.ts";
import type { Life } from "./life.ts";

const NO_CLOCK = {
  began: null,
  until: null,
  latest: null,
  lastContact: null,
  warned: [],
  lastWarned: null,
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
  if (until === null) return { ...life, lastContact: later(life.lastContact, on) };
  const wanted = addDays(on, term.extendDays);
  const allowed = latest !== null && latest < wanted ? latest : wanted;
  const moved = allowed > until;
  return {
    ...life,
    state: life.state === "atRisk" && moved ? restored(life) : life.state,
    until: moved ? allowed : until,
    lastContact: later(life.lastContact, on),
    ...(moved ? { warned: [], lastWarned: null } : {}),
    articles: [term.article],
  };
}

const restored = (life: Life): "protected" | "owned" =>
  life.dealt === null ? "protected" : "owned";

const later = (a: LocalDate | null, b: LocalDate): LocalDate => (a !== null && a > b ? a : b);

/** After a deal: kept for the days of the article, or without end. */
export const dealtOn = (term: ProtectionTerm, life: Life, on: LocalDate): Life => ({
  ...life,
  ...NO_CLOCK,
  state: "owned",
  began: on,
  until: term.dealtDays === null ? null : addDays(on, term.dealtDays),
  lastContact: later(life.lastContact, on),
  dealt: on,
  articles: [term.article],
});

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
