import { expect, it } from "vitest";
import { BASE_VOCABULARY } from "../../core/facts/index.ts";
import { fieldViews } from "./subject-view.ts";

it("a column that the customer's vocabulary lacks is called as another subject calls it", () => {
  const specs = BASE_VOCABULARY.filter(({ of }) => of === "customer");
  const labels = (locale: "zh-CN" | "en") =>
    fieldViews({ unit: "east", "x:nobody": "1" }, specs, locale)
      .filter(({ value }) => value !== null)
      .map(({ label }) => label);
  expect(labels("zh-CN")).toEqual(["机构", "nobody"]);
  expect(labels("en")).toEqual(["unit", "nobody"]);
});
