import type { App } from "../app.ts";
import type { Reader } from "../reader.ts";
import { Refusal } from "../refusal.ts";

/** Checks one account may make in an hour: enough for a busy desk, too few to read out a book. */
const LIMIT = 120;
const HOUR = 3_600_000;
const MOST_ACCOUNTS = 50_000;

const budgets = new WeakMap<App, Map<string, number[]>>();

/** Counts a check against the reader's hour, before anything is looked for. */
export function spendCheck(app: App, reader: Reader): void {
  const now = app.now().getTime();
  const budget = budgets.get(app) ?? new Map<string, number[]>();
  budgets.set(app, budget);
  const { account } = reader.account;
  const recent = (budget.get(account) ?? []).filter((at) => now - at < HOUR);
  if (recent.length >= LIMIT) {
    const minutes = Math.ceil(((recent[0] ?? now) + HOUR - now) / 60_000);
    throw new Refusal("customer.tooManyChecks", { limit: LIMIT, minutes });
  }
  if (budget.size >= MOST_ACCOUNTS) budget.clear();
  budget.set(account, [...recent, now]);
}
