import type { ClaimTerm } from "../../regime/index.ts";
import { type LocalDate, type ManagerId, unreachable } from "../../shared/index.ts";
import { claimLimits } from "./claim-decision.ts";
import {
  claimedFrom,
  dealtOn,
  extendedBy,
  ownedPlainly,
  pooledOn,
  protectedFrom,
  takenUpAgain,
  unownedFrom,
} from "./clock.ts";
import { waitsUntil } from "./custody.ts";
import { dayTurns } from "./day-turns.ts";
import { idle } from "./idle.ts";
import type { Life } from "./life.ts";
import { type LifeDecision, type LifeEvent, next, refuse } from "./life-event.ts";
import type { LifeRules } from "./life-rules.ts";

type EventOf<K extends LifeEvent["kind"]> = Extract<LifeEvent, { readonly kind: K }>;

/** What a step follows: the customer's articles, and those on claims for a claimant. */
export interface StepRules extends LifeRules {
  readonly claims: readonly ClaimTerm[];
}

/** One step of a customer's ownership by its articles: the next state with its effects, or why not. */
export function stepLife(
  rules: StepRules,
  life: Life,
  at: { readonly event: LifeEvent; readonly today: LocalDate },
): LifeDecision {
  const { event, today } = at;
  switch (event.kind) {
    case "register":
      return register(rules, life, { event, today });
    case "claim":
      return claim(rules, life, { event, today });
    case "prove":
      return prove(rules, life);
    case "contact":
      return contact(rules, life, event);
    case "deal":
      return deal(rules, life, event);
    case "release":
      return release(rules, life, today);
    case "day":
      return dayTurns(rules, life, { today, canTell: event.canTell });
    case "idle":
      return idle(rules, life, { since: event.since, today });
    case "moved":
      return moved(rules, life, { to: event.to, today });
    default:
      return unreachable(event);
  }
}

interface At<K extends LifeEvent["kind"]> {
  readonly event: EventOf<K>;
  readonly today: LocalDate;
}

/** Nobody holds it, and nothing else stands in the way of whoever would. */
function notFree({ pool, protection }: LifeRules, life: Life): LifeDecision | null {
  const until = waitsUntil(life);
  if (until !== null) return refuse({ code: "waits", until }, ...life.articles);
  const isFree = life.owner === null && (life.state === "unowned" || life.state === "pool");
  if (isFree) return null;
  return refuse({ code: "notFree", until: life.until }, protection?.article ?? pool?.article);
}

function coolingDown(
  { pool }: LifeRules,
  life: Life,
  { manager, today }: { readonly manager: ManagerId; readonly today: LocalDate },
): LifeDecision | null {
  const from = life.freeForFormer;
  if (life.formerOwner !== manager || from === null || today >= from) return null;
  return refuse({ code: "cooldown", from }, pool?.article);
}

function register(rules: StepRules, life: Life, { event, today }: At<"register">): LifeDecision {
  const { protection, pool } = rules;
  const { manager, isProved } = event;
  if (protection === null) return refuse({ code: "noArticle" });
  if (life.state === "pool") return refuse({ code: "inPool" }, pool?.article);
  const against = notFree(rules, life) ?? coolingDown(rules, life, { manager, today });
  if (against !== null) return against;
  const begin = isProved ? protectedFrom : claimedFrom;
  const begun = begin(protection, life, { owner: manager, began: today });
  return next(begun, { kind: "owner", to: manager });
}

function claim(rules: StepRules, life: Life, { event, today }: At<"claim">): LifeDecision {
  const { protection, pool, claims } = rules;
  const { manager, isProved } = event;
  const [first] = claims;
  if (first === undefined || pool === null) return refuse({ code: "noArticle" });
  const held = notFree(rules, life);
  if (held !== null) return held;
  const against = coolingDown(rules, life, { manager, today }) ?? claimLimits(claims, event);
  if (against !== null) return against;
  const taken = { kind: "owner", to: manager } as const;
  const of = { owner: manager, began: today };
  if (protection === null) {
    return next({ ...ownedPlainly(life, manager), articles: [first.article] }, taken);
  }
  const begun = (isProved ? protectedFrom : claimedFrom)(protection, life, of);
  return next({ ...begun, articles: [first.article, protection.article] }, taken);
}

/** Protection counts from the day of the registration, not of its proof. */
function prove({ protection }: StepRules, life: Life): LifeDecision {
  if (protection === null) return refuse({ code: "noArticle" });
  if (life.state !== "claimed" || life.owner === null || life.began === null) {
    return refuse({ code: "notHeld" }, protection.article);
  }
  return next(protectedFrom(protection, life, { owner: life.owner, began: life.began }));
}

const HELD: readonly Life["state"][] = ["claimed", "protected", "atRisk", "owned", "covered"];
const isHeld = (life: Life): boolean => life.owner !== null && HELD.includes(life.state);

function contact(rules: StepRules, life: Life, event: EventOf<"contact">): LifeDecision {
  const { protection } = rules;
  if (!isHeld(life)) return refuse({ code: "notHeld" }, protection?.article);
  if (protection === null || !event.counts) return next(life);
  if (life.began !== null && event.on < life.began) {
    return refuse({ code: "beforeClock", began: life.began }, protection.article);
  }
  const proved = life.state === "claimed" ? prove(rules, life) : next(life);
  return proved.kind === "next" ? next(extendedBy(protection, proved.life, event.on)) : proved;
}

function deal({ protection }: StepRules, life: Life, event: EventOf<"deal">): LifeDecision {
  if (!isHeld(life)) return refuse({ code: "notHeld" }, protection?.article);
  if (protection === null) return refuse({ code: "noArticle" });
  if (life.began !== null && event.on < life.began) {
    return refuse({ code: "beforeClock", began: life.began }, protection.article);
  }
  return next(dealtOn(protection, life, event.on));
}

function release({ pool }: StepRules, life: Life, today: LocalDate): LifeDecision {
  if (!isHeld(life)) return refuse({ code: "notHeld" }, pool?.article);
  if (pool === null) return refuse({ code: "noArticle" });
  return next(pooledOn(pool, life, today), { kind: "owner", to: null });
}

/** After a change of owner that was no step of this life; the owner is the new one already. */
function moved(
  { protection }: StepRules,
  life: Life,
  { to, today }: { readonly to: ManagerId | null; readonly today: LocalDate },
): LifeDecision {
  if (to === null) return next({ ...unownedFrom(life), articles: [] });
  const kept = takenUpAgain(life, today);
  const isDormant = kept.state === "atRisk" && kept.lastWarned === null;
  const again = isDormant ? { ...kept, state: "owned" as const } : kept;
  const fresh = { ...again, owner: to, warned: [], lastWarned: null };
  const isKept = life.dealt !== null || protection?.moves === "keep";
  if (isKept && HELD.includes(fresh.state)) return next(fresh);
  if (protection === null || protection.moves === "end") {
    return next({
      ...ownedPlainly(fresh, to),
      articles: protection === null ? [] : [protection.article],
    });
  }
  return next(protectedFrom(protection, fresh, { owner: to, began: today }));
}
