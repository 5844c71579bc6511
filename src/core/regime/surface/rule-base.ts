import type { RuleOf } from "../model/index.ts";

/** The parts that every rule has. */
export type RuleBase = Pick<
  RuleOf<"declaratory">,
  "article" | "strength" | "when" | "overrides" | "textSilent" | "tests"
>;
