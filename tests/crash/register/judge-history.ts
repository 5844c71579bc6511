// Whether answers and ledger can be those of one register with versions a customer. Shares no code with the product.
import type { Change, Op } from "./history.ts";

export interface Fault {
  readonly kind:
    | "version missing"
    | "chain broken"
    | "nobody asked"
    | "not the effect asked for"
    | "acknowledged and lost"
    | "read what never was"
    | "out of order";
  readonly customer: string;
  readonly about: string;
}

/** Clocks of two programs on one machine, and how the database cuts its own: milliseconds. */
const TOLERANCE = 50;

const CAUSES: Readonly<Record<Op["kind"], readonly string[]>> = {
  claim: ["claim"],
  register: ["register"],
  release: ["release"],
  transfer: ["transfer"],
  read: [],
};

const byCustomer = <T extends { readonly customer: string }>(
  all: readonly T[],
): ReadonlyMap<string, T[]> => {
  const map = new Map<string, T[]>();
  for (const one of all) map.set(one.customer, [...(map.get(one.customer) ?? []), one]);
  return map;
};

/**
 * The ledger is the proposed order; it explains the history when every change was asked for once,
 * every acknowledged change is there, no refused one is, and each can be given a moment between its
 * question and its answer, in order of the versions and around what was read.
 */
export function judgeHistory(ops: readonly Op[], changes: readonly Change[]): readonly Fault[] {
  const asked = byCustomer(ops);
  const kept = byCustomer(changes);
  return [...new Set([...asked.keys(), ...kept.keys()])].flatMap((customer) =>
    judgeCustomer(
      customer,
      asked.get(customer) ?? [],
      (kept.get(customer) ?? []).toSorted((a, b) => a.ver - b.ver),
    ),
  );
}

function judgeCustomer(
  customer: string,
  ops: readonly Op[],
  changes: readonly Change[],
): readonly Fault[] {
  const faults: Fault[] = [];
  const fault = (kind: Fault["kind"], about: unknown): void => {
    faults.push({ kind, customer, about: JSON.stringify(about) });
  };
  const explained = new Map<Op, Change>();
  const windows: { lo: number; hi: number }[] = [];
  let owner: string | null = null;
  changes.forEach((change, index) => {
    if (change.ver !== index + 1) fault("version missing", change);
    if (change.from !== owner) fault("chain broken", change);
    owner = change.to;
    const op = opOf(change, ops, explained);
    if (op === undefined) fault("nobody asked", change);
    else {
      explained.set(op, change);
      if (!isEffectOf(op, change)) fault("not the effect asked for", { op, change });
    }
    windows.push({ lo: op?.asked ?? Number.NEGATIVE_INFINITY, hi: op?.answered ?? Infinity });
  });
  for (const op of ops)
    if (op.kind !== "read" && op.outcome === "done" && !explained.has(op))
      fault("acknowledged and lost", op);
  for (const op of ops) {
    if (op.saw === undefined) continue;
    const { ver, owner: seen } = op.saw;
    if (ver > changes.length || seen !== (changes[ver - 1]?.to ?? null))
      fault("read what never was", op);
    const then = windows[ver - 1];
    const next = windows[ver];
    if (then !== undefined) then.hi = Math.min(then.hi, op.answered);
    if (next !== undefined) next.lo = Math.max(next.lo, op.asked);
  }
  let moment = Number.NEGATIVE_INFINITY;
  windows.forEach(({ lo, hi }, index) => {
    moment = Math.max(moment, lo);
    if (moment > hi) fault("out of order", changes[index]);
  });
  return faults;
}

/** Which question a change answers: by its text where it has one, else by who, what and when. */
function opOf(
  change: Change,
  ops: readonly Op[],
  explained: ReadonlyMap<Op, Change>,
): Op | undefined {
  const fitting = ops.filter(
    (op) =>
      op.outcome !== "refused" && CAUSES[op.kind].includes(change.cause) && !explained.has(op),
  );
  const named = fitting.find((op) => change.reason === op.id);
  if (named !== undefined) return named;
  const own = fitting.filter((op) => op.actor === change.actor && isUnnamed(op));
  return (
    own.find(
      ({ outcome, asked, answered }) =>
        outcome === "done" && asked <= change.at + TOLERANCE && change.at <= answered + TOLERANCE,
    ) ?? own.find(({ outcome, asked }) => outcome === "unknown" && asked <= change.at + TOLERANCE)
  );
}

const isUnnamed = ({ kind }: Op): boolean => kind === "claim" || kind === "register";

function isEffectOf(op: Op, change: Change): boolean {
  switch (op.kind) {
    case "claim":
    case "register":
      return change.from === null && change.to === op.actor;
    case "release":
      return change.from === op.actor && change.to === null;
    case "transfer":
      return change.from === op.actor && change.to === op.to;
    case "read":
      return false;
  }
}
