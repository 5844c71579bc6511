import type { FaultInFile } from "../../app/ports/fact-files.ts";
import type { FactBook } from "../../core/facts/index.ts";
import {
  checkRegime,
  compilePlan,
  declaredFields,
  type Plan,
  type RegimeDocument,
} from "../../core/regime/index.ts";
import type { Issue } from "../../core/shared/index.ts";
import {
  type AllocationOutcome,
  type AllocationProblem,
  allocate,
  buildProblem,
  type Crew,
} from "../../core/who/index.ts";
import { type AllocateOrder, allocateOrder } from "../allocate-order.ts";
import type { Console } from "../console.ts";
import { printFault, printIssue } from "../faults.ts";
import { writeOutput } from "../output-file.ts";
import { planLines } from "../plan-lines.ts";
import { type CliPorts, DONE, type ExitCode, INFEASIBLE, YOUR_INPUT } from "../ports.ts";
import { parseText, regimeText } from "../regime-file.ts";
import { reportOf } from "../report.ts";
import { shortageLines } from "../shortage-lines.ts";

/** Faults printed; the reject file has them all. */
const PRINTED_FAULTS = 50;
const PRINTED_OF_A_KIND = 3;

interface Desk {
  readonly order: AllocateOrder;
  readonly ports: CliPorts;
  readonly console: Console;
}

interface Regime {
  readonly document: RegimeDocument;
  readonly plan: Plan;
}

/** Milliseconds spent since the last call, in seconds with three digits. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const seconds = Math.round(now - last) / 1000;
    last = now;
    return seconds;
  };
}

const refuse = (issues: readonly Issue[], console: Console): null => {
  for (const issue of issues) printIssue(console, issue, console.err);
  return null;
};

/** A warning waits for a signature before publication; a trial calculation goes on. */
function warn(issues: readonly Issue[], console: Console): void {
  for (const issue of issues) {
    if (issue.severity === "warning") printIssue(console, issue, console.err);
  }
}

async function readRegime({ order, ports, console }: Desk): Promise<Regime | null> {
  const text = await regimeText(order.regime, console);
  if (text === null) return null;
  const { document, issues } = parseText(text, ports.hash);
  if (document === null || issues.some((issue) => issue.severity === "error")) {
    return refuse(issues, console);
  }
  const found = checkRegime(document, { today: order.today });
  if (found.some((issue) => issue.severity === "error")) return refuse(found, console);
  warn([...issues, ...found], console);
  const plan = compilePlan(document, { today: order.today });
  return plan.ok ? { document, plan: plan.value } : refuse(plan.error, console);
}

/** Every error while there is room; of remarks of one kind only the first few. */
function shownFaults(faults: readonly FaultInFile[], isRefused: boolean): readonly FaultInFile[] {
  if (isRefused)
    return faults.filter(({ fault }) => fault.severity === "error").slice(0, PRINTED_FAULTS);
  const seen = new Map<string, number>();
  return faults.filter(({ fault }) => {
    const count = (seen.get(fault.code) ?? 0) + 1;
    seen.set(fault.code, count);
    return count <= PRINTED_OF_A_KIND;
  });
}

async function readFacts(desk: Desk, document: RegimeDocument): Promise<FactBook | null> {
  const { order, ports, console } = desk;
  const found = await ports.readFactFiles({
    customers: order.customers,
    managers: order.managers,
    owners: order.owners,
    mapping: order.mapping,
    coordinates: order.coordinates,
    declared: declaredFields(document),
    today: order.today,
    onProgress: (kind, rows, share) => console.progress(console.texts.reading(kind, rows, share)),
  });
  const isRefused = found.errors > 0;
  const shown = shownFaults(found.faults, isRefused);
  for (const at of shown) printFault(console, at);
  const hidden = (isRefused ? found.errors : found.warnings) - shown.length;
  if (hidden > 0) console.err(console.texts.moreFaults(hidden));
  if (order.rejects !== null) await writeOutput(order.rejects, rejectLines(desk, found.faults));
  if (isRefused) {
    console.err(console.texts.refused(found.errors, found.warnings));
    return null;
  }
  if (found.assumedCoordinates !== null) console.err(console.texts.assumedCoordinates);
  return {
    today: order.today,
    customers: found.customers,
    managers: found.managers,
    locks: [],
  };
}

function* rejectLines({ ports, console }: Desk, faults: readonly FaultInFile[]): Generator<string> {
  yield `\uFEFF${ports.csvLine(console.texts.rejectHeaders)}`;
  for (const { file, sheet, fault } of faults) {
    const reason = console.texts.reasonOf(fault);
    const { row, column, value, severity, code } = fault;
    yield ports.csvLine([file, sheet, row, column, value, severity, code, reason]);
  }
}

interface Solving {
  readonly problem: AllocationProblem;
  readonly crew: Crew;
}

function solve({ order, console }: Desk, { problem, crew }: Solving): AllocationOutcome {
  return allocate(problem, {
    crew,
    seed: order.seed,
    seconds: order.seconds,
    onProgress: (progress) => console.progress(console.texts.solving(progress)),
  });
}

/** `guanhu allocate`: files in, plan and report out; no database, no server. */
export async function allocateCommand(
  argv: readonly string[],
  ports: CliPorts,
  console: Console,
): Promise<ExitCode> {
  const lap = stopwatch();
  const desk: Desk = { order: allocateOrder(argv, ports.today()), ports, console };
  const regime = await readRegime(desk);
  if (regime === null) return YOUR_INPUT;
  const compiledRegime = lap();
  // The threads start while the files are read.
  const crew = ports.openCrew(desk.order.hands);
  try {
    return await allocateFiles(desk, { regime, crew, compiledRegime, lap });
  } finally {
    await crew.close();
  }
}

interface Prepared {
  readonly regime: Regime;
  readonly crew: Crew;
  /** Seconds. */
  readonly compiledRegime: number;
  readonly lap: () => number;
}

async function allocateFiles(
  desk: Desk,
  { regime, crew, compiledRegime, lap }: Prepared,
): Promise<ExitCode> {
  const { console, ports } = desk;
  const facts = await readFacts(desk, regime.document);
  if (facts === null) return YOUR_INPUT;
  const read = lap();
  const problem = buildProblem(regime.plan, facts);
  if (!problem.ok) {
    refuse(problem.error, console);
    return YOUR_INPUT;
  }
  for (const note of problem.value.notes) printIssue(console, note, console.err);
  const compile = compiledRegime + lap();
  const outcome = solve(desk, { problem: problem.value, crew });
  const solved = lap();
  await writeOutput(
    desk.order.out,
    planLines({ problem: problem.value, outcome, locale: console.locale, csvLine: ports.csvLine }),
  );
  const seconds = { read, compile, solve: solved, write: lap() };
  const report = reportOf({ problem: problem.value, outcome, seconds, locale: console.locale });
  await writeOutput(desk.order.report, [`${JSON.stringify(report, null, 2)}\n`]);
  console.err(console.texts.allocated(report));
  if (report.unassigned === 0) return DONE;
  for (const line of shortageLines(problem.value, outcome, console.locale)) console.err(line);
  return INFEASIBLE;
}
