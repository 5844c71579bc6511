import { IDENTITY_KEYS } from "../../identity/index.ts";
import { InvariantError, type IssueData } from "../../shared/index.ts";
import {
  COLLISION_CRITERIA,
  COLLISION_OUTCOMES,
  COLLISION_REVEALS,
  type RuleOf,
} from "../model/index.ts";
import { neededAt, type ReadFields, valueAt } from "./field-values.ts";
import type { SurfaceIssueCode } from "./issues.ts";
import type { RuleBase } from "./rule-base.ts";

const numberAt = (fields: ReadFields, key: string): number =>
  neededAt(fields, key, "quantity").value;

/** The words of a list in the order written, each once; all of `words` where the key is absent. */
function wordsAt<T extends string>(
  fields: ReadFields,
  key: string,
  words: readonly T[],
): readonly T[] {
  const texts = valueAt(fields, key, "texts")?.texts;
  if (texts === undefined) return words;
  return [...new Set(texts)].flatMap((text) => words.find((word) => word === text) ?? []);
}

/** Makes the typed rule of `collision`. */
export function buildCollision(base: RuleBase, fields: ReadFields): RuleOf<"collision"> {
  const { value } = neededAt(fields, "reveal", "choice");
  const reveal = COLLISION_REVEALS.find((word) => word === value);
  if (reveal === undefined) throw new InvariantError(`schema of reveal allows ${value}`);
  return {
    ...base,
    kind: "collision",
    keys: wordsAt(fields, "keys", IDENTITY_KEYS),
    same: fields.has("same") ? wordsAt(fields, "same", IDENTITY_KEYS) : ["uscc", "name"],
    likely: numberAt(fields, "likely"),
    possible: numberAt(fields, "possible"),
    reveal,
    order: wordsAt(fields, "order", COLLISION_CRITERIA),
    evidenceDays: numberAt(fields, "evidence"),
    decideDays: numberAt(fields, "within"),
    appealDays: numberAt(fields, "appeal"),
    outcomes: wordsAt(fields, "outcomes", COLLISION_OUTCOMES),
    assistShare: numberAt(fields, "assist"),
  };
}

type Report = (code: SurfaceIssueCode, key: string, data: IssueData) => void;

/** Lists that must name something: without keys nothing is found, without outcomes nothing is decided. */
export function checkCollision(fields: ReadFields, report: Report): void {
  for (const key of ["keys", "order", "outcomes"])
    if (valueAt(fields, key, "texts")?.texts.length === 0)
      report("rule.valueInvalid", key, { key, value: "[]", expected: "list" });
}
