import * as fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, dateOfDayNumber } from "../../src/core/shared/index.ts";
import { decideByPlan, decideByReference, type Pair } from "./decision.ts";
import { documentOf, planOf } from "./facts-text.ts";
import { randomPair } from "./random-pair.ts";
import { randomRegime } from "./random-regime.ts";

const REGIMES = 250;
const PAIRS = 16;
const YEAR_2026 = dateOfDayNumber(20_454);

/** How often each branch was met: cases that miss one say nothing about it. */
interface Met {
  refused: number;
  missing: number;
  limits: number;
  groups: number;
  manual: number;
  places: number;
  rivalries: number;
  cells: number;
  hidden: number;
}

function compare(source: string, pairs: readonly Pair[], met: Met): void {
  const today = pairs[0]?.today ?? YEAR_2026;
  const document = documentOf(source);
  const plan = planOf(document, today);
  for (const pair of pairs) {
    const reference = decideByReference(document, pair);
    met.refused += reference.refusedBy.length;
    met.missing += Object.keys(reference.missing).length;
    met.limits += Object.keys(reference.limits).length;
    met.groups += Object.keys(reference.groups).length;
    met.manual += reference.manual.length;
    met.places += Object.keys(reference.places).length;
    met.rivalries += Object.keys(reference.rivalries).length;
    met.hidden += Object.keys(reference.hidden).length;
    met.cells += Object.keys(reference.cells).length;
    expect(decideByPlan(plan, pair)).toEqual(reference);
  }
}

const someDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays(YEAR_2026, days));
const somePairs = someDay.chain((today) =>
  fc.array(randomPair(today), { minLength: PAIRS, maxLength: PAIRS }),
);

it.each([20_261, 20_262])(
  "plan and reference decide alike on random regimes and pairs (seed %i)",
  (seed) => {
    const met: Met = {
      refused: 0,
      missing: 0,
      limits: 0,
      groups: 0,
      manual: 0,
      places: 0,
      rivalries: 0,
      cells: 0,
      hidden: 0,
    };
    const property = fc.property(randomRegime, somePairs, (source, pairs) =>
      compare(source, pairs, met),
    );
    void fc.assert(property, { seed, numRuns: REGIMES });
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(50);
  },
  60_000,
);
