import { createHash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import type { RunStep } from "../app/ports.ts";
import { type CapacityGuard, capacityGuard } from "../app/runs/capacity-guard.ts";
import { checkRegime, compilePlan, type Plan, parseRegime } from "../core/regime/index.ts";
import type { Issue } from "../core/shared/index.ts";
import {
  type AllocationOutcome,
  type AllocationProblem,
  allocate,
  buildProblem,
} from "../core/who/index.ts";
import { bookBefore } from "./book-before.ts";
import type { FromWorker, ToWorker, WorkerTask } from "./messages.ts";
import { planRows } from "./plan-rows.ts";
import { receivedBook } from "./received-book.ts";

// The server is the only one that starts this file, with exactly this.
const task = workerData as WorkerTask;
const port = parentPort;
const began = performance.now();
const book = receivedBook();
let rows: ReturnType<typeof planRows> | null = null;

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const send = (message: FromWorker): void => port?.postMessage(message);
const elapsed = (): number => (performance.now() - began) / 1000;

const NOTHING_YET: Omit<RunStep, "phase" | "elapsed"> = {
  objective: null,
  lowerBound: null,
  gap: null,
  share: 0,
  unassigned: 0,
};

function check(): void {
  const { document, issues } = parseRegime(task.source, { hash });
  const found =
    document === null
      ? issues
      : checkRegime(document, { today: task.today, facts: book.facts(task.today) });
  send({ kind: "checked", issues: found });
}

function planOf(): Plan | readonly Issue[] {
  const { document, issues } = parseRegime(task.source, { hash });
  if (document === null) return issues;
  const plan = compilePlan(document, { today: task.today });
  return plan.ok ? plan.value : plan.error;
}

const isStopped = (): boolean => Atomics.load(new Int32Array(task.stop), 0) === 1;

function solve(problem: AllocationProblem): AllocationOutcome {
  return allocate(problem, {
    seed: task.seed,
    seconds: task.seconds,
    now: () => performance.now(),
    shouldStop: isStopped,
    onProgress: (progress) => send({ kind: "step", step: { ...progress, elapsed: elapsed() } }),
  });
}

interface Timed {
  readonly loaded: number;
  readonly compiled: number;
}

function report(problem: AllocationProblem, outcome: AllocationOutcome, at: Timed): void {
  const solved = elapsed();
  const { customers, managers, plan } = problem;
  const guard: CapacityGuard = capacityGuard(plan.who.capacity, customers, managers);
  const { assigned, ...rest } = outcome;
  const awaiting = customers.filter((customer) =>
    plan.who.manual.some((term) => term.applies(customer)),
  ).length;
  send({
    kind: "planned",
    summary: {
      outcome: rest,
      customers: customers.length,
      managers: managers.length,
      unassigned: assigned.reduce((count, manager) => (manager < 0 ? count + 1 : count), 0),
      awaiting,
      before: bookBefore(problem, guard),
      limits: Object.fromEntries(managers.map((manager, m) => [manager.id, guard.limitOf(m)])),
      factsHash: book.hash(),
      seconds: { load: at.loaded, compile: at.compiled - at.loaded, solve: solved - at.compiled },
    },
  });
  rows = planRows({ problem, outcome, guard, versions: book.versions });
}

const refuse = (issues: readonly Issue[]): void => send({ kind: "refused", issues });

function plan(problem: AllocationProblem, loaded: number): void {
  const compiled = elapsed();
  report(problem, solve(problem), { loaded, compiled });
}

function run(): void {
  const loaded = elapsed();
  send({ kind: "step", step: { ...NOTHING_YET, phase: "prepare", elapsed: loaded } });
  const compiled = planOf();
  if (!("who" in compiled)) {
    refuse(compiled);
    return;
  }
  const problem = buildProblem(compiled, book.facts(task.today));
  if (problem.ok) plan(problem.value, loaded);
  else refuse(problem.error);
}

function next(): void {
  const step = rows?.next();
  send({ kind: "batch", rows: step === undefined || step.done === true ? null : step.value });
}

port?.on("message", (message: ToWorker) => {
  if (message.kind === "next") next();
  else if (message.kind !== "go") book.take(message);
  else if (task.mode === "check") check();
  else run();
});
