import { formatNumber, useTexts } from "../../i18n/index.ts";
import { scenarioTexts } from "./texts.ts";

interface Nameable {
  readonly number: number;
  readonly name: string;
}

/** The name a person gave, else the number of the run. */
export function useRunName(): (run: Nameable) => string {
  const t = useTexts(scenarioTexts);
  return ({ name, number }) => (name === "" ? t.runNumber(formatNumber(number)) : name);
}
