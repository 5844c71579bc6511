import { describe, expect, test } from "vitest";
import type { RunMap } from "../../../../src/contract/index.ts";
import { differingFrom, drawnPoints, groupsOf } from "./plan-map.ts";

const manager = (id: string) => ({ id, name: `名${id}`, lng: 120, lat: 30, count: 1 });

const mapOf = (owners: readonly number[], managers: readonly string[]): RunMap => ({
  id: owners.map((_, i) => `K${i}`),
  name: owners.map((_, i) => `客户${i}`),
  lng: owners.map((_, i) => i),
  lat: owners.map(() => 0),
  manager: [...owners],
  moved: owners.map(() => 0),
  managers: managers.map(manager),
  withoutPlace: 0,
});

describe("the map of a plan", () => {
  test("differs where the owner does, whatever the order of the managers", () => {
    const here = mapOf([0, 1, -1], ["a", "b"]);
    const there = mapOf([1, 1, -1], ["b", "a"]);
    expect([...differingFrom(here, there)]).toEqual([1]);
  });

  test("draws every point of a city and keeps where each came from", () => {
    const map = mapOf([0, 0, 1], ["a", "b"]);
    const { chosen, every, points } = drawnPoints(map, (index) => index !== 1);
    expect({ chosen, every, points }).toEqual({
      chosen: [0, 2],
      every: 1,
      points: { lng: [0, 2], lat: [0, 0], group: [0, 1] },
    });
  });

  test("draws one in so many of a book too large for a screen", () => {
    const map = mapOf(new Array<number>(250_000).fill(0), ["a"]);
    const { chosen, every } = drawnPoints(map, () => true);
    expect(every).toBe(3);
    expect(chosen.slice(0, 3)).toEqual([0, 3, 6]);
  });

  test("by price everybody has the colour of his hour, not his own", () => {
    const map = mapOf([0, 1], ["a", "b"]);
    const prices = new Map(["a", "b"].map((id) => [id, { price: 5, share: 0.5 }]));
    const colours = groupsOf(map, prices).map((group) => group.colour);
    expect(new Set(colours).size).toBe(1);
    expect(new Set(groupsOf(map, null).map((group) => group.colour)).size).toBe(2);
  });
});
