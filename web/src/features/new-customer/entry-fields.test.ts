import { describe, expect, it } from "vitest";
import { entryOf } from "./entry-fields.ts";

describe("what a form states", () => {
  it("leaves out what is empty and splits the aliases", () => {
    const entry = entryOf({ name: " 鸿宇电子 ", uscc: "  ", aliases: "鸿宇，HY Electronics、 " });
    expect(entry).toMatchObject({
      name: "鸿宇电子",
      uscc: null,
      phone: null,
      aliases: ["鸿宇", "HY Electronics"],
    });
  });
});
