import * as fc from "fast-check";
import type { Value } from "../../src/core/facts/index.ts";
import {
  addDays,
  customerId,
  dateOfDayNumber,
  type LocalDate,
  managerId,
  parseLocalDate,
} from "../../src/core/shared/index.ts";
import type { Pair } from "./decision.ts";

const START = dateOfDayNumber(19_358); // 2023-01-01

const date = fc.integer({ min: 0, max: 1500 }).map((days): Value => addDays(START, days));
const count = fc.integer({ min: 0, max: 40 }) as fc.Arbitrary<Value>;
const sets = (...members: readonly string[]): fc.Arbitrary<Value> => fc.subarray([...members]);
const place = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
  .map(([x, y]): Value => ({ lng: 120 + x / 100, lat: 30 + y / 100, precision: "exact" }));

const licence = fc
  .record({ held: fc.constantFrom("高压证", "低压证"), until: fc.option(date) })
  .map(({ held, until }) => ({
    name: held,
    number: null,
    validFrom: null,
    validUntil: until === null ? null : parseLocalDate(String(until)),
  }));

/** Each field is absent, 未知 or known, so that every gap in a file is met. */
function fields(
  shape: Readonly<Record<string, fc.Arbitrary<Value>>>,
): fc.Arbitrary<Readonly<Record<string, Value>>> {
  const gappy = Object.fromEntries(
    Object.entries(shape).map(([key, value]) => [
      key,
      fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }),
    ]),
  );
  return fc
    .record(gappy, { requiredKeys: [] })
    .map((made) =>
      Object.fromEntries(Object.entries(made).map(([key, value]) => [key, value ?? null])),
    );
}

const customer = fields({
  employees: count,
  workMinutes: count,
  capital: fc.integer({ min: 0, max: 40 }).map((wan) => wan * 1_000_000),
  district: fc.constantFrom("城东", "城西", "城南"),
  industry: fc.constantFrom("金融", "建筑", "制造", "能源"),
  tags: sets("甲", "乙", "城东", "城南"),
  registeredOn: date,
  group: fc.constantFrom("G1", "G2", ""),
  owner: fc.constantFrom("M1", "M2"),
  place,
});

const manager = fields({
  hiredOn: date,
  limit: count,
  status: fc.constantFrom("在岗", "离职"),
  territory: sets("城东", "城西", "城南"),
  industries: sets("金融", "建筑", "制造"),
  homeText: fc.constantFrom("城东", "城西", "城外", ""),
  recusals: sets("K1", "K2"),
  licences: fc.array(licence, { maxLength: 3 }),
  place,
});

/** A customer and a manager with gaps in their files, on a day of 2026. */
export const randomPair = (today: LocalDate): fc.Arbitrary<Pair> =>
  fc
    .record({
      customer,
      manager,
      k: fc.constantFrom("K1", "K2", "K3"),
      m: fc.constantFrom("M1", "M2"),
    })
    .map((made) => ({
      customer: { id: customerId(made.k), fields: made.customer },
      manager: { id: managerId(made.m), fields: made.manager },
      today,
    }));
