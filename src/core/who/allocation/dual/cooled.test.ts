import { expect, it } from "vitest";
import { seededRng } from "../../../shared/index.ts";
import { inlineCrew } from "../crew/inline-crew.ts";
import type { Instance } from "../instance/instance.ts";
import { climb, climberOn, cooled } from "./climb.ts";
import { dualTerms, slopeOf } from "./dual-terms.ts";
import { priceTable } from "./price-table.ts";

/** Places of 600 units and 12 seats on a square of ten kilometres; a limit and a band a seat. */
function square(): Instance {
  const rng = seededRng(7);
  const units = 600;
  const seats = 12;
  const points = (count: number): Float64Array =>
    Float64Array.from({ length: count * 3 }, (_, at) => (at % 3 === 2 ? 0 : rng.unit() * 10_000));
  const amount = Float64Array.from({ length: units }, () => 20 + rng.below(60));
  const mean = amount.reduce((sum, value) => sum + value, 0) / seats;
  const ones = new Float64Array(units).fill(1);
  return {
    unitCount: units,
    seatCount: seats,
    costs: {
      customerCount: units,
      seatCount: seats,
      metric: "plane",
      customerPoints: points(units),
      seatPoints: points(seats),
      travel: [{ rate: new Float64Array(units).fill(20_000), unknownKm: 0, capKm: Infinity }],
      classes: [],
      previous: new Int32Array(units).fill(-1),
      switchCost: new Int32Array(units),
    },
    members: null,
    only: new Int32Array(units).fill(-1),
    price: new Float64Array(units).fill(1e6),
    resources: [
      { amount: ones, limit: new Float64Array(seats).fill(55), band: null },
      {
        amount,
        limit: new Float64Array(seats).fill(Infinity),
        band: {
          low: new Float64Array(seats).fill(Math.round(mean * 0.95)),
          high: new Float64Array(seats).fill(Math.round(mean * 1.05)),
          rate: 2,
          per: 1,
        },
      },
    ],
    foes: null,
    ties: null,
  };
}

it("prices that follow the temperature are nearly settled at the lower one", () => {
  const instance = square();
  const crew = inlineCrew();
  const terms = dualTerms(instance, (bytes) => crew.memory(bytes));
  const units = Int32Array.from({ length: instance.unitCount }, (_, u) => u);
  const table = priceTable(crew, { instance, terms }, { units, weight: 1, stride: 12 });
  const by = { isStopped: () => false, spend: () => {} };
  const climber = climberOn(table, terms, by);
  const zero = new Float64Array(instance.seatCount * terms.width);
  table.refresh(zero, { most: 12, reach: Infinity, far: 1 });
  const from = 40;
  const to = 30;
  const settled = climb(climber, { temperature: from, steps: 60, enough: 1e-7 }, zero);
  expect(settled.rest).toBeLessThan(1e-6);
  const awayAt = (prices: Float64Array): number => {
    const { loads } = table.evaluate(prices, to);
    const { slope } = slopeOf(terms, { prices, temperature: to }, loads);
    return slope.reduce((sum, value) => sum + Math.abs(value), 0);
  };
  const followed = cooled(climber, { from, to }, settled.prices);
  expect(awayAt(followed)).toBeLessThan(awayAt(settled.prices) / 4);
  table.close();
});
