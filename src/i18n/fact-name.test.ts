import { describe, expect, it } from "vitest";
import { factName } from "./fact-name.ts";

describe("a missing fact", () => {
  it("is called by the name people know, in either language", () => {
    expect(factName("manager.recusals", "zh-CN")).toBe("客户经理的回避客户");
    expect(factName("customer.capital", "en")).toBe("the customer's capital");
  });

  it("that a regime declared is called by its own name", () => {
    expect(factName("customer.customer_language", "zh-CN")).toBe("客户的customer_language");
  });
});
