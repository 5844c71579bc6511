import { performance } from "node:perf_hooks";
import { allocate, buildProblem } from "../src/core/who/index.ts";
import { explainer } from "../src/core/why/index.ts";
import { clusteredCity } from "./instances/clustered-city.ts";
import { handMade, handMadePlan } from "./instances/hand-made-plan.ts";

const SIZES = [
  { customers: 2_000, managers: 20 },
  { customers: 10_000, managers: 100 },
  { customers: 31_505, managers: 263 },
];

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  continuity: [handMade.continuity()],
  proximity: [handMade.proximity()],
  priority: [handMade.priority()],
});

const [only, seconds = "10", fill = "0.95", seed = "11"] = process.argv.slice(2);

for (const size of SIZES) {
  if (only !== undefined && Number(only) !== size.customers) continue;
  const facts = clusteredCity({ ...size, seed: Number(seed), fill: Number(fill) });
  const start = performance.now();
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  const built = performance.now();
  const verbose = process.env["CURVE"] !== undefined;
  const outcome = allocate(problem.value, {
    seed: 1,
    seconds: Number(seconds),
    now: () => performance.now(),
    onProgress: (p) => verbose && console.error(((performance.now() - built) / 1000).toFixed(2), p),
  });
  const solved = performance.now();
  const reasons = explainer(problem.value, outcome);
  for (let i = 0; i < facts.customers.length; i++) reasons.explain(i);
  const explained = performance.now();
  console.log(
    JSON.stringify({
      ...size,
      objective: outcome.objective,
      lowerBound: outcome.lowerBound,
      gap: Number(outcome.gap.toFixed(5)),
      unassigned: outcome.assigned.filter((m) => m < 0).length,
      stoppedBy: outcome.stoppedBy,
      seconds: {
        build: Number(((built - start) / 1000).toFixed(2)),
        solve: Number(((solved - built) / 1000).toFixed(2)),
        explain: Number(((explained - solved) / 1000).toFixed(2)),
      },
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
}
