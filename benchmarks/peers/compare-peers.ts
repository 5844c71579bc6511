import { performance } from "node:perf_hooks";
import type { Instance } from "../../src/core/who/allocation/instance/instance.ts";
import { solveInstance } from "../../src/core/who/allocation/solve-instance.ts";
import { threadCrew } from "../../src/jobs/crew/thread-crew.ts";
import { chooseArcs } from "./arcs.ts";
import { solveByHighs } from "./highs.ts";
import { solveByLemon } from "./lemon.ts";
import type { PeerResult } from "./peer-result.ts";
import { simplePolicies } from "./policies.ts";

/** A plan is near when it lies within this share of the certified bound. */
const NEAR = 0.001;

export interface PeerOptions {
  readonly seed: number;
  readonly hands: number;
  /** LEMON's program; null = leave it out. */
  readonly lemon: string | null;
  /** Time for each run of HiGHS; 0 = leave it out. */
  readonly highsSeconds: number;
}

/** A result beside the engine's certified bound and its time. */
export interface Compared extends PeerResult {
  /** Share of the certified bound by which the objective lies above it. */
  readonly aboveBound: number | null;
  /** Seconds until a whole plan lay within 0.1 % of the bound; null = never, or not whole. */
  readonly secondsToNear: number | null;
  /** Seconds over the engine's seconds to within 0.1 % of the bound. */
  readonly timesTheEngine: number | null;
  /** The same in processor seconds of all threads, which a busy machine does not blur. */
  readonly cpuTimesTheEngine: number | null;
}

interface Moment {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

interface EngineRun {
  readonly result: PeerResult;
  readonly lowerBound: number;
  readonly prices: readonly Float64Array[];
  readonly near: Moment | null;
}

/** Wall and processor time since the call. */
function stopwatch(): () => Moment {
  const cpu = process.cpuUsage();
  const start = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
  };
}

const rounded = (seconds: number): number => Number(seconds.toFixed(3));

async function runEngine(instance: Instance, options: PeerOptions): Promise<EngineRun> {
  const crew = threadCrew(options.hands);
  const seen: (Moment & { readonly objective: number })[] = [];
  const solve = () => {
    seen.length = 0;
    const since = stopwatch();
    const solved = solveInstance(instance, {
      crew,
      seed: options.seed,
      stopped: () => null,
      spend: () => undefined,
      onStep: ({ objective }) => {
        if (objective !== null) seen.push({ ...since(), objective });
      },
    });
    return { solved, ...since() };
  };
  // The product's worker is warm; small books are solved once before.
  if (instance.unitCount <= 20_000) solve();
  const { solved, seconds, cpuSeconds } = solve();
  await crew.close();
  return {
    lowerBound: solved.lowerBound,
    prices: solved.prices,
    near: seen.find(({ objective }) => objective <= solved.lowerBound * (1 + NEAR)) ?? null,
    result: {
      peer: `Guanhu, ${options.hands} threads`,
      isWhole: true,
      objective: solved.objective,
      unassigned: solved.assigned.reduce((count, j) => (j < 0 ? count + 1 : count), 0),
      seconds: rounded(seconds),
      cpuSeconds: rounded(cpuSeconds),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  };
}

function* peers(
  instance: Instance,
  options: PeerOptions,
  prices: readonly Float64Array[],
): Generator<PeerResult> {
  yield* simplePolicies(instance);
  const { lemon, highsSeconds } = options;
  const nearest = { name: "16 cheapest arcs", nearest: 16, far: false, prices: null };
  const spread = { name: "16 cheapest and multi-scale arcs", nearest: 16, far: true, prices: null };
  const priced = {
    name: "12 arcs cheapest at the engine's prices",
    nearest: 12,
    far: false,
    prices,
  };
  if (lemon !== null) {
    for (const choice of [nearest, spread, priced])
      yield solveByLemon(lemon, instance, chooseArcs(instance, choice));
  }
  if (highsSeconds > 0) {
    for (const isWhole of [false, true])
      yield solveByHighs(instance, chooseArcs(instance, priced), {
        isWhole,
        seconds: highsSeconds,
      });
  }
}

function compared({ lowerBound, near }: EngineRun, result: PeerResult): Compared {
  const isNear = result.isWhole && (result.objective ?? Infinity) <= lowerBound * (1 + NEAR);
  const ratio = (own: number, engine: number | undefined): number | null =>
    engine === undefined ? null : Number((own / engine).toPrecision(3));
  return {
    ...result,
    aboveBound: result.objective === null ? null : result.objective / lowerBound - 1,
    secondsToNear: isNear ? result.seconds : null,
    timesTheEngine: ratio(result.seconds, near?.seconds),
    cpuTimesTheEngine: ratio(result.cpuSeconds, near?.cpuSeconds),
  };
}

/** The engine first, then every peer that is there, each measured against the engine's bound. */
export async function* comparePeers(
  instance: Instance,
  options: PeerOptions,
): AsyncGenerator<Compared> {
  const engine = await runEngine(instance, options);
  const own = compared(engine, engine.result);
  const secondsToNear = engine.near === null ? null : rounded(engine.near.seconds);
  yield { ...own, secondsToNear };
  for (const result of peers(instance, options, engine.prices)) yield compared(engine, result);
}
