import { type LocalDate, managerId } from "../../core/shared/index.ts";
import {
  daysToLookAt,
  type Life,
  type LifeDecision,
  type LifeEffect,
} from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { notePoaching } from "../handover/note-poaching.ts";
import type {
  LifeRecord,
  OwnerChangeResult,
  OwnershipCause,
  Stores,
  TimedEventInput,
} from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { roomUnder } from "../runs/capacity-guard.ts";
import { dayStart } from "./day-start.ts";
import type { Living } from "./living.ts";
import { waitRefusal } from "./refuse-wait.ts";

type Next = Extract<LifeDecision, { kind: "next" }>;

/** One step that was decided, and what is said about it. */
export interface Step {
  readonly living: Living;
  readonly decision: Next;
  readonly cause: OwnershipCause;
  readonly reason: string;
}

/** What became of a step. */
export interface CarriedOut {
  readonly ver: number;
  readonly life: Life;
}

/** Makes a decided step true: owner, kept life, what falls due next. All in the caller's transaction. */
export async function carryOut(app: App, stores: Stores, step: Step): Promise<CarriedOut> {
  const { living, decision } = step;
  const change = decision.effects.find(isOwnerChange);
  if (change !== undefined) await changeOwner(stores, step, change.to);
  const ver = change === undefined ? living.subject.ver : living.subject.ver + 1;
  await keepLife(stores, { living, life: decision.life, ver, today: app.today() });
  if (change !== undefined && change.to !== null)
    await notePoaching(app, stores, {
      ...{ customer: living.subject.id, to: change.to, ver, cause: step.cause },
    });
  return { ver, life: decision.life };
}

const isOwnerChange = (effect: LifeEffect): effect is Extract<LifeEffect, { kind: "owner" }> =>
  effect.kind === "owner";

export interface Kept {
  readonly living: Living;
  readonly life: Life;
  readonly ver: number;
  readonly today: LocalDate;
}

/** Keeps a life at a version of its ownership, and puts the days on which to look at it on the clock. */
export async function keepLife(stores: Stores, kept: Kept): Promise<void> {
  await stores.lives.put([recordOf(kept)]);
  await stores.timed.schedule(clockOf(kept));
}

/** What is kept of a life. */
export const recordOf = ({ living, life, ver }: Kept): Omit<LifeRecord, "since"> => ({
  customer: living.subject.id,
  ver,
  life,
  regime: living.plan?.regime.id ?? null,
  revision: living.plan?.regime.revision ?? null,
});

/** The days on which it is to be looked at, as events; a day that is over is today. */
export function clockOf({ living, life, ver, today }: Kept): readonly TimedEventInput[] {
  const { id } = living.subject;
  const days = daysToLookAt(living.rules, life).map((day) => (day < today ? today : day));
  return [...new Set(days)].map((day) => ({
    kind: "life.due",
    about: id,
    due: dayStart(day),
    payload: { ver },
    effectKey: `life.due:${id}:${ver}:${day}`,
  }));
}

async function changeOwner(
  stores: Stores,
  { living, decision, cause, reason }: Step,
  to: string | null,
): Promise<void> {
  const { subject, plan } = living;
  checkLock(living, to);
  if (plan === null || decision.articles.length === 0) throw new Refusal("life.noArticle");
  const result = await stores.ownership.change(
    [
      {
        customer: subject.id,
        expectedVer: subject.ver,
        to,
        articles: decision.articles,
        reason,
        ...(to === null ? { weight: 1 } : await roomFor(stores, living, to)),
      },
    ],
    { regime: plan.regime.id, revision: plan.regime.revision, cause },
  );
  if (result.kind !== "changed") refuseChange(living, result);
}

/** Whether a lock keeps the customer from going there. */
export const isHeldByLock = ({ subject }: Living, to: string | null): boolean =>
  subject.lock !== null && subject.lock.manager !== to;

/** A lock lies over every state: while it stands the owner does not change. */
export function checkLock(living: Living, to: string | null): void {
  const { lock, name } = living.subject;
  if (lock === null || !isHeldByLock(living, to)) return;
  const { by, reason, until } = lock;
  throw new Refusal("life.locked", { customer: name, by, reason, until });
}

async function roomFor(
  stores: Stores,
  { facts, plan }: Living,
  to: string,
): Promise<ReturnType<typeof roomUnder>> {
  if (plan === null || plan.who.capacity.length === 0) return { weight: 1, limit: null };
  const manager = await stores.managers.find(to);
  return roomUnder(plan, facts, { id: managerId(to), fields: manager?.fields ?? {} });
}

/** The refusal of a change that the writer of owners did not make. */
export function refuseChange(
  { subject }: Living,
  result: Exclude<OwnerChangeResult, { kind: "changed" }>,
): never {
  if (result.kind === "overCapacity") {
    const { limit, held } = result;
    throw new Refusal("life.overCapacity", { manager: result.manager.name, limit, held });
  }
  if (result.kind === "waits") throw waitRefusal(result.wait);
  throw new Refusal("life.changedMeanwhile", { customer: subject.name });
}
