import type { CalendarRule } from "../model/index.ts";
import { type RuleReader, reject } from "./rule-reader.ts";
import { itemsOf, offsetOf, textOf } from "./rule-yaml.ts";

const SPAN = /^([01]\d|2[0-3]):([0-5]\d)\s*[-–—~～至]\s*(([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Reads "09:00-12:00" spans; each must end after it begins and after the one before it. */
export function readHours(
  reader: RuleReader,
  node: unknown,
  key: string,
): CalendarRule["hours"] | null {
  const spans: { from: string; to: string }[] = [];
  for (const item of itemsOf(node) ?? [node]) {
    const text = textOf(item) ?? "";
    const match = SPAN.exec(text);
    const from = `${match?.[1]}:${match?.[2]}`;
    const to = match?.[3] ?? "";
    if (match === null || from >= to || from < (spans.at(-1)?.to ?? "")) {
      const data = { key, value: text, expected: "hours" };
      return reject(reader, "rule.valueInvalid", offsetOf(item), data);
    }
    spans.push({ from, to });
  }
  return spans;
}
