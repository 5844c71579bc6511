import { createHash } from "node:crypto";
import type { RunAnswer, RunStep } from "../app/ports.ts";
import { type CapacityGuard, capacityGuard } from "../app/runs/capacity-guard.ts";
import { solveJob } from "../app/runs/solve-job.ts";
import type { FactBook } from "../core/facts/index.ts";
import { checkRegime, compilePlan, type Plan, parseRegime } from "../core/regime/index.ts";
import type { Issue } from "../core/shared/index.ts";
import {
  type AllocationOutcome,
  type AllocationProblem,
  type Crew,
  dispatchState,
  encodeDispatchState,
} from "../core/who/index.ts";
import { bookBefore } from "./book-before.ts";
import type { AllocateTask, CheckTask, FromWorker, ToWorker, WorkerTask } from "./messages.ts";
import { planLines } from "./plan-lines.ts";
import { receivedBook } from "./received-book.ts";
import { stepTeller } from "./step-teller.ts";

export type Send = (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void;

/** One task in the worker: takes the book, then works, then hands out the plan. */
export interface Task {
  take(message: Exclude<ToWorker, { readonly kind: "begin" | "end" }>): void;
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Opens a task; everything it knows goes when it is forgotten. */
export function openTask(task: WorkerTask, send: Send, crew: () => Crew): Task {
  const book = receivedBook();
  const teller = stepTeller((step) => send({ kind: "step", step }));
  let lines: ReturnType<typeof planLines> | null = null;
  const go = (): void => {
    if (task.mode === "check")
      send({ kind: "checked", issues: check(task, book.facts(task.today)) });
    else lines = run({ task, send, crew, book, teller });
  };
  return {
    take: (message) => {
      if (message.kind === "go") go();
      else if (message.kind === "next") {
        const step = lines?.next();
        const batch = step === undefined || step.done === true ? null : step.value;
        send({ kind: "batch", batch }, batch === null ? [] : [batch.lines.buffer as ArrayBuffer]);
      } else {
        book.take(message);
        if (message.kind !== "people") send({ kind: "taken" });
        teller.tell({ phase: "load" });
      }
    },
  };
}

function check(task: CheckTask, facts: FactBook): readonly Issue[] {
  const { document, issues } = parseRegime(task.source, { hash });
  return document === null ? issues : checkRegime(document, { today: task.today, facts });
}

function planOf(task: WorkerTask): Plan | readonly Issue[] {
  const { document, issues } = parseRegime(task.source, { hash });
  if (document === null) return issues;
  const plan = compilePlan(document, { today: task.today });
  return plan.ok ? plan.value : plan.error;
}

interface Ground {
  readonly task: AllocateTask;
  readonly send: Send;
  readonly crew: () => Crew;
  readonly book: ReturnType<typeof receivedBook>;
  readonly teller: ReturnType<typeof stepTeller>;
}

/** Solves and reports; what it returns explains the plan batch by batch. */
function run(ground: Ground): ReturnType<typeof planLines> | null {
  const { task, send, book, teller } = ground;
  const loaded = teller.elapsed();
  teller.tell({ phase: "prepare" });
  const plan = planOf(task);
  const compiled = teller.elapsed();
  const solved = "who" in plan ? solve(ground, plan) : null;
  if (solved === null || !solved.ok) {
    const issues = solved === null ? (plan as readonly Issue[]) : solved.error;
    send({ kind: "refused", issues });
    return null;
  }
  const { problem, outcome, measures, answer, spent } = solved.value;
  const { plan: rules, customers, managers } = problem;
  const guard = capacityGuard(rules.who.capacity, customers, managers);
  const seconds = {
    load: loaded,
    compile: compiled - loaded + spent.build,
    solve: spent.solve,
  };
  const factsHash = book.hash(task.today);
  const kept = encodeDispatchState(dispatchState(problem, outcome));
  const summary = summaryOf({ problem, outcome, answer, guard, factsHash, seconds });
  send({ kind: "planned", summary, measures, dispatchState: kept }, [kept.buffer]);
  return planLines({
    problem,
    outcome,
    guard,
    versions: book.versions,
    onShare: (share) => teller.tell({ phase: "explain", share }),
  });
}

function solve({ task, crew, book, teller }: Ground, plan: Plan): ReturnType<typeof solveJob> {
  const stop = new Int32Array(task.stop);
  const { dials, origin, known, today } = task;
  const owners = known === null ? null : { ...known, owners: book.owners };
  return solveJob(
    { plan, facts: book.facts(today), factsHash: book.hash(today), dials, origin, known: owners },
    {
      crew: crew(),
      seed: task.seed,
      seconds: task.seconds,
      now: () => performance.now(),
      shouldStop: () => Atomics.load(stop, 0) === 1,
      onProgress: (progress: Omit<RunStep, "elapsed">) => teller.step(progress),
    },
  );
}

interface Solved {
  readonly problem: AllocationProblem;
  readonly outcome: AllocationOutcome;
  readonly answer: RunAnswer | null;
  readonly guard: CapacityGuard;
  readonly factsHash: string;
  readonly seconds: { readonly load: number; readonly compile: number; readonly solve: number };
}

type Summary = Extract<FromWorker, { readonly kind: "planned" }>["summary"];

function summaryOf({ problem, outcome, answer, guard, factsHash, seconds }: Solved): Summary {
  const { customers, managers, plan } = problem;
  const { assigned, prices: _, ...rest } = outcome;
  const awaiting = customers.filter((customer) =>
    plan.who.manual.some((term) => term.applies(customer)),
  ).length;
  return {
    outcome: rest,
    answer,
    customers: customers.length,
    managers: managers.length,
    unassigned: assigned.reduce((count, manager) => (manager < 0 ? count + 1 : count), 0),
    awaiting,
    before: bookBefore(problem, guard),
    limits: Object.fromEntries(managers.map((manager, m) => [manager.id, guard.limitOf(m)])),
    factsHash,
    seconds,
  };
}
