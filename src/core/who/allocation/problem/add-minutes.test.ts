import { expect, it } from "vitest";
import { InvariantError } from "../../../shared/index.ts";
import { addMinutes } from "./add-minutes.ts";

it("a sum of minutes that would wrap round in its cell is refused", () => {
  expect(addMinutes(2 ** 31 - 2, 1)).toBe(2 ** 31 - 1);
  expect(() => addMinutes(2 ** 31 - 1, 1)).toThrow(InvariantError);
  expect(() => addMinutes(5, Number.NaN)).toThrow(InvariantError);
});
