import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromWgs84, kilometres, looksSwapped, systemHint, toWgs84 } from "./index.ts";

const data =
  process.env["GUANHU_TEST_DATA"] ?? join(import.meta.dirname, "../../../../shared/data");
const sample = join(data, "city_shanghai_sample/companies_with_exact_coords.csv");
const metres = (a: { lng: number; lat: number }, b: { lng: number; lat: number }): number =>
  kilometres(a, b) * 1000;

const inChina = fc.record({
  lng: fc.double({ min: 75, max: 134, noNaN: true }),
  lat: fc.double({ min: 5, max: 53, noNaN: true }),
});

describe("coordinate systems", () => {
  test("every conversion and its inverse meet within a tenth of a metre", () => {
    fc.assert(
      fc.property(inChina, fc.constantFrom("gcj02" as const, "bd09" as const), (point, system) => {
        expect(metres(toWgs84(fromWgs84(point, system), system), point)).toBeLessThan(0.1);
      }),
      { seed: 2026, numRuns: 2000 },
    );
  });

  test("the shift moves a point by 1 to 1,500 metres", () => {
    fc.assert(
      fc.property(inChina, (point) => {
        const moved = metres(point, fromWgs84(point, "gcj02"));
        expect(moved).toBeGreaterThan(1);
        expect(moved).toBeLessThan(1500);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test("a published pair of Tiananmen agrees to five metres", () => {
    const wgs = { lng: 116.391349, lat: 39.907375 };
    expect(metres(fromWgs84(wgs, "gcj02"), { lng: 116.397589, lat: 39.908775 })).toBeLessThan(5);
  });

  test("outside China nothing moves", () => {
    expect(fromWgs84({ lng: 2.35, lat: 48.86 }, "gcj02")).toEqual({ lng: 2.35, lat: 48.86 });
  });

  test.skipIf(!existsSync(sample))(
    "companies geocoded in both systems meet, half within 60 metres",
    () => {
      const rows = readFileSync(sample, "utf8").trim().split(/\r?\n/).slice(1);
      const apart = rows
        .map((row) => {
          const [lngGcj, latGcj, lngBd, latBd] = row.split(",").slice(3, 7).map(Number);
          const gcj = { lng: lngGcj ?? 0, lat: latGcj ?? 0 };
          const bd = { lng: lngBd ?? 0, lat: latBd ?? 0 };
          return metres(toWgs84(gcj, "gcj02"), toWgs84(bd, "bd09"));
        })
        .sort((a, b) => a - b);
      // Two map services placed each company on their own: the best pairs show the formula.
      expect(apart[2]).toBeLessThan(0.1);
      expect(apart[Math.floor(apart.length / 2)]).toBeLessThan(60);
    },
  );
});

describe("distance", () => {
  test("a quarter of the meridian is 10,007.5 kilometres", () => {
    expect(kilometres({ lng: 0, lat: 0 }, { lng: 0, lat: 90 })).toBeCloseTo(10007.557, 2);
  });

  test("distance is symmetric, zero at the same place and keeps the triangle inequality", () => {
    fc.assert(
      fc.property(inChina, inChina, inChina, (a, b, c) => {
        expect(kilometres(a, a)).toBe(0);
        expect(kilometres(a, b)).toBeCloseTo(kilometres(b, a), 9);
        expect(kilometres(a, c)).toBeLessThanOrEqual(kilometres(a, b) + kilometres(b, c) + 1e-6);
      }),
      { seed: 11 },
    );
  });
});

test("longitude and latitude in each other's place are recognised", () => {
  expect(looksSwapped({ lng: 30.2, lat: 120.1 })).toBe(true);
  expect(looksSwapped({ lng: 120.1, lat: 30.2 })).toBe(false);
  expect(looksSwapped({ lng: 2, lat: 3 })).toBe(false);
});

test("a heading that names a coordinate system is understood", () => {
  expect(systemHint("lng_bd09")).toBe("bd09");
  expect(systemHint("高德经度")).toBe("gcj02");
  expect(systemHint("GPS经度")).toBe("wgs84");
  expect(systemHint("经度")).toBe(null);
});
