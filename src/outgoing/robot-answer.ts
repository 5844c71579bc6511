import type { WebhookFormat } from "../app/ports.ts";
import type { Delivery } from "../app/webhooks/messenger.ts";
import type { Answer } from "./post.ts";

/** Numbers with which robots say "too many messages". Source: the error lists of the three. */
const LIMITED: ReadonlySet<number> = new Set([45009, 45033, 130101, 410100, 9499, 11232]);

/** What an answer means. Robots say 200 to everything; 0 inside is yes. */
export function deliveryOf(format: WebhookFormat, answer: Answer): Delivery {
  const { status } = answer;
  if (status === 429) return { kind: "failed", fault: "tooManyMessages", number: status };
  if (status < 200 || status > 299)
    return { kind: "failed", fault: "statusRefused", number: status };
  if (format === "json") return { kind: "sent" };
  const number = numberIn(answer.text);
  if (number === 0) return { kind: "sent" };
  if (number === null) return { kind: "failed", fault: "answerUnreadable", number: status };
  const fault = LIMITED.has(number) ? "tooManyMessages" : "answerRefused";
  return { kind: "failed", fault, number };
}

function numberIn(text: string): number | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return null;
    const fields = new Map(Object.entries(body));
    const found = fields.get("errcode") ?? fields.get("code") ?? fields.get("StatusCode");
    return typeof found === "number" ? found : null;
  } catch {
    return null;
  }
}
