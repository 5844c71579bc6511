import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { seededRng } from "../../../src/core/shared/index.ts";
import { type Child, childrenOf, killHard, startChild } from "../child.ts";
import { type Answer, ask } from "./ask.ts";
import type { Change, Op } from "./history.ts";
import { CLIENTS, CUSTOMERS, customerOf, HEAD, INSPECTOR, personOf } from "./names.ts";

const PROGRAM = fileURLToPath(new URL("./register-program.ts", import.meta.url));
const VICTIMS = ["the server", "the database", "both with all their processes"] as const;

export interface Drive {
  readonly dataDir: string;
  readonly operations: number;
  readonly kills: number;
  readonly seed: number;
  /** A build that is planted to be found out. */
  readonly planted?: "naive";
  /** Settings of the database, for a planted one. */
  readonly settings?: string;
  readonly tell?: (line: string) => void;
}

export interface Driven {
  readonly ops: readonly Op[];
  readonly changes: readonly Change[];
  readonly ledgerFaults: readonly unknown[];
  readonly killed: number;
  /** Milliseconds from each kill of a server to its next start's first answer. */
  readonly restarts: readonly number[];
}

const now = (): number => performance.timeOrigin + performance.now();

/** Twelve people at once ask at random over HTTP, while server and database are killed. */
export async function drive(order: Drive): Promise<Driven> {
  const ops: Op[] = [];
  const rng = seededRng(order.seed);
  const at = { port: 0, isUp: false };
  const env = { GUANHU_TEST_SETTINGS: order.settings ?? "" };
  const restarts: number[] = [];
  const start = async (): Promise<{ readonly child: Child; readonly database: number }> => {
    const child = startChild([order.dataDir, order.planted ?? ""], { program: PROGRAM, env });
    const ready = await child.said("ready");
    at.port = Number(ready["port"]);
    at.isUp = true;
    return { child, database: Number(ready["database"]) };
  };
  let server = await start();
  let killed = 0;
  let isOver = false;

  const killer = async (): Promise<void> => {
    while (killed < order.kills && !isOver) {
      const due = (order.operations * (killed + 1)) / (order.kills + 1);
      while (ops.length < due && !isOver) await sleep(2);
      if (isOver) return;
      const victim = VICTIMS[killed % VICTIMS.length] ?? "the server";
      order.tell?.(`${ops.length} operations; kill -9 of ${victim}`);
      const began = now();
      const pid = server.child.process.pid ?? 0;
      killed++;
      if (victim === "the database") {
        killHard(databaseOf(server));
        continue;
      }
      at.isUp = false;
      const database = databaseOf(server);
      killHard(...(victim === "the server" ? [pid] : [pid, database, ...childrenOf(database)]));
      await server.child.ended;
      server = await start();
      restarts.push(now() - began);
    }
  };
  /** Who has which customer, as far as answers told: a hint for what is worth asking. */
  const holders = new Map<string, string | null>();
  const learn = (op: Op): void => {
    if (op.saw !== undefined) holders.set(op.customer, op.saw.owner);
    if (op.outcome !== "done") return;
    if (op.kind === "claim" || op.kind === "register") holders.set(op.customer, op.actor);
    if (op.kind === "release") holders.set(op.customer, null);
    if (op.kind === "transfer") holders.set(op.customer, op.to ?? null);
  };
  const person = async (nth: number): Promise<void> => {
    const actor = personOf(nth);
    const pick = (): string => {
      const own = [...holders].filter(([, holder]) => holder === actor).map(([id]) => id);
      const one = own[rng.below(Math.max(1, own.length))];
      return one !== undefined && rng.below(100) < 70 ? one : customerOf(rng.below(CUSTOMERS));
    };
    while (ops.length < order.operations) {
      while (!at.isUp) await sleep(5);
      const customer = pick();
      const id = `op-${nth}-${ops.length}-${rng.below(1e9)}`;
      const about = { id, actor, customer, asked: now() };
      const to = personOf((nth + 1 + rng.below(CLIENTS - 1)) % CLIENTS);
      const op = await choose(at.port, { ...about, to }, holders.get(customer) === actor);
      ops.push(op);
      learn(op);
      if (op.outcome === "unknown") await sleep(20);
    }
  };
  const choose = (port: number, about: About & { to: string }, isOwn: boolean): Promise<Op> => {
    const { to: _, ...plain } = about;
    const die = rng.below(100);
    if (die < 12) return read(port, plain);
    if (isOwn) return die < 40 ? transfer(port, about) : release(port, plain);
    return die < 80 ? claim(port, plain) : register(port, plain);
  };
  await Promise.all([
    killer(),
    Promise.all(Array.from({ length: CLIENTS }, (_, nth) => person(nth))).then(() => {
      isOver = true;
    }),
  ]);
  // The last kill of all, so that what was acknowledged just now must be there.
  const database = databaseOf(server);
  killHard(server.child.process.pid ?? 0, database, ...childrenOf(database));
  await server.child.ended;
  const told = startChild(["changes", order.dataDir], { program: PROGRAM, env });
  const { changes, faults } = await told.said("changes");
  await told.ended;
  return {
    ops,
    changes: changes as readonly Change[],
    ledgerFaults: faults as readonly unknown[],
    killed: killed + 1,
    restarts,
  };
}

/** The database of a server: it may have been killed and started again since the server said which. */
function databaseOf({
  child,
  database,
}: {
  readonly child: Child;
  readonly database: number;
}): number {
  const found = childrenOf(child.process.pid ?? 0).filter((pid) => childrenOf(pid).length > 2);
  return found[0] ?? database;
}

type About = Omit<Op, "kind" | "answered" | "outcome">;

function finished(about: About, kind: Op["kind"], answer: Answer): Op {
  const { status } = answer;
  const isRefused = status >= 400 && status < 500;
  const outcome = status >= 200 && status < 300 ? "done" : isRefused ? "refused" : "unknown";
  return {
    ...about,
    kind,
    outcome,
    answered: outcome === "unknown" ? Number.POSITIVE_INFINITY : now(),
  };
}

async function claim(port: number, about: About): Promise<Op> {
  const path = `/pool/${about.customer}/claim`;
  return finished(about, "claim", await ask({ port, account: about.actor, method: "POST", path }));
}

async function register(port: number, about: About): Promise<Op> {
  const path = `/lives/${about.customer}/register`;
  const body = { evidence: about.id };
  const question = { port, account: about.actor, method: "POST", path, body } as const;
  return finished(about, "register", await ask(question));
}

async function release(port: number, about: About): Promise<Op> {
  const path = `/lives/${about.customer}/release`;
  const question = { port, account: about.actor, method: "POST", path } as const;
  return finished(about, "release", await ask({ ...question, body: { reason: about.id } }));
}

/** The owner asks, the head agrees: done when it is carried out. */
async function transfer(port: number, about: About): Promise<Op> {
  const body = { customers: [about.customer], to: about.to, reason: about.id };
  const question = {
    port,
    account: about.actor,
    method: "POST",
    path: "/transfers",
    body,
  } as const;
  const asked = await ask(question);
  // Nothing has moved yet, whatever became of the question.
  if (asked.status !== 201) return finished(about, "transfer", { ...asked, status: 409 });
  const path = `/transfers/${asked.body["id"]}/decide`;
  const decided = await ask({ port, account: HEAD, method: "POST", path, body: { agrees: true } });
  const isPending = decided.status === 200 && decided.body["state"] !== "done";
  return finished(about, "transfer", isPending ? { ...decided, status: 409 } : decided);
}

async function read(port: number, about: About): Promise<Op> {
  const path = `/customers/${about.customer}`;
  const answer = await ask({ port, account: INSPECTOR, method: "GET", path });
  const op = finished(about, "read", answer);
  if (op.outcome !== "done") return op;
  const owner = answer.body["owner"] as { readonly id: string } | null;
  return { ...op, saw: { ver: Number(answer.body["ver"]), owner: owner?.id ?? null } };
}
