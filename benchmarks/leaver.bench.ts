import { performance } from "node:perf_hooks";
import { PlanState } from "../src/core/who/allocation/instance/plan-state.ts";
import { seatFinder } from "../src/core/who/allocation/leaver/near-seats.ts";
import { type RehomeDepth, rehome } from "../src/core/who/allocation/leaver/rehome.ts";
import { solveInstance } from "../src/core/who/allocation/solve-instance.ts";
import { threadCrew } from "../src/jobs/crew/thread-crew.ts";
import { instanceOf } from "./instances/book-instance.ts";
import { syntheticBook } from "./instances/synthetic-book.ts";

// node benchmarks/leaver.bench.ts [customers] [managers] [fill] [seed]: managers leave a solved
// synthetic book one after another, each from the whole plan; one line of JSON per depth.
const [customers = 100_000, managers = 1_000, fill = 0.95, seed = 1] = process.argv
  .slice(2)
  .map(Number);
const LEAVERS = 20;

const crew = threadCrew(2);
const book = syntheticBook({ customers, managers, fill, seed }, crew.memory);
const instance = instanceOf(book, { memory: crew.memory, isFair: false });
const nothing = (): void => undefined;
const solved = solveInstance(instance, {
  crew,
  seed,
  stopped: () => null,
  spend: nothing,
  onStep: nothing,
});
await crew.close();
const state = new PlanState(instance);
solved.assigned.forEach((seat, u) => {
  if (seat >= 0) state.move(u, seat);
});

const seatsOf = seatFinder(instance, solved.prices);

const cpuMs = (): number => process.cpuUsage().user / 1000;
const mean = (list: readonly number[]): number =>
  list.reduce((sum, x) => sum + x, 0) / Math.max(1, list.length);

function leave(seat: number, depth: RehomeDepth) {
  const before = { objective: state.objective, assigned: state.assigned.slice() };
  const units = state.membersOf(seat);
  const from = { wall: performance.now(), cpu: cpuMs() };
  const { unplaced } = rehome(state, units, { depth, closed: seat, seatsOf });
  const spent = { wall: performance.now() - from.wall, cpu: cpuMs() - from.cpu };
  const own = new Set(units);
  let others = 0;
  for (let u = 0; u < before.assigned.length; u++)
    if (!own.has(u) && state.assigned[u] !== before.assigned[u]) others += 1;
  const rise = state.objective - before.objective;
  before.assigned.forEach((j, u) => {
    if (state.assigned[u] !== j) state.move(u, j);
  });
  return { ...spent, units: units.length, unplaced: unplaced.length, others, rise };
}

for (const depth of ["own", "ring"] as const) {
  const found = Array.from({ length: LEAVERS }, (_, k) =>
    leave(Math.floor(((k + 0.5) * managers) / LEAVERS), depth),
  );
  // The first two warm the code up, as in a worker that has run before.
  const warm = found.slice(2);
  console.log(
    JSON.stringify({
      customers,
      managers,
      fill,
      seed,
      depth,
      leavers: warm.length,
      customersEach: Math.round(mean(warm.map(({ units }) => units))),
      meanMs: Number(mean(warm.map(({ wall }) => wall)).toFixed(1)),
      mostMs: Number(Math.max(...warm.map(({ wall }) => wall)).toFixed(1)),
      meanCpuMs: Number(mean(warm.map(({ cpu }) => cpu)).toFixed(1)),
      unplaced: mean(warm.map(({ unplaced }) => unplaced)),
      others: mean(warm.map(({ others }) => others)),
      rise: Math.round(mean(warm.map(({ rise }) => rise))),
    }),
  );
}
