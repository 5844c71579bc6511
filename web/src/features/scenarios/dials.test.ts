import { expect, test } from "vitest";
import { AS_WRITTEN, turnedDials } from "./dials.ts";

test("a regime as it is written has no dial turned", () => {
  expect(turnedDials(AS_WRITTEN)).toEqual([]);
});

test("the turned dials are named in the order they are shown", () => {
  expect(turnedDials({ ...AS_WRITTEN, compactness: 5, mostMoves: 0, travel: 99 })).toEqual([
    "mostMoves",
    "travel",
    "compactness",
  ]);
});
