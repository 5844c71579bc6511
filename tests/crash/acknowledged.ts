import { writeFileSync } from "node:fs";
import { type Child, CLAIMS, type Message, runVerb } from "./child.ts";

/** A change that was confirmed: customer, version, owner. */
export type Acknowledged = readonly [string, number, string];

export const acknowledgedBy = (
  messages: readonly Message[],
  before = Number.POSITIVE_INFINITY,
): readonly Acknowledged[] =>
  messages
    .filter((message) => "ack" in message && Number(message["at"]) < before)
    .map((message) => message["ack"] as Acknowledged);

/** What a data directory holds of what was acknowledged. */
export function audited(
  dataDir: string,
  file: string,
  acknowledged: readonly Acknowledged[],
): Promise<Message> {
  writeFileSync(file, JSON.stringify(acknowledged));
  return runVerb(["audit", dataDir, file], "audited", { program: CLAIMS });
}

/** Waits until so many changes were confirmed. */
export async function confirmed(child: Child, count: number): Promise<void> {
  while (acknowledgedBy(child.messages).length < count)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
