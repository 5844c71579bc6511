import { accessPlans } from "../access/access.ts";
import type { App } from "../app.ts";
import { type Reader, readerOf } from "../reader.ts";
import { SYSTEM } from "../scope.ts";

interface Waiting {
  readonly tokenHash: string;
  readonly resolve: (reader: Reader | null) => void;
  readonly reject: (cause: unknown) => void;
}

interface Desk {
  waiting: Waiting[];
  /** Questions that are on their way. */
  asked: number;
}

/** More than so many questions at a time would only each be smaller. */
const MOST_ASKED = 2;

const desks = new WeakMap<App, Desk>();

/**
 * The person behind a token; null when the session is over, the account closed or the token unknown.
 * The database is asked for each request anew; requests that come at the same moment share the question.
 */
export async function readSession(app: App, token: string | undefined): Promise<Reader | null> {
  if (token === undefined || token === "") return null;
  const desk = desks.get(app) ?? { waiting: [], asked: 0 };
  desks.set(app, desk);
  return new Promise((resolve, reject) => {
    desk.waiting.push({ tokenHash: app.hash(token), resolve, reject });
    if (desk.asked < MOST_ASKED) void ask(app, desk);
  });
}

async function ask(app: App, desk: Desk): Promise<void> {
  desk.asked++;
  // Those whose requests are read in this turn of the loop come along.
  await new Promise<void>((resolve) => setImmediate(resolve));
  while (desk.waiting.length > 0) {
    const together = desk.waiting;
    desk.waiting = [];
    await answer(app, together);
  }
  desk.asked--;
}

async function answer(app: App, together: readonly Waiting[]): Promise<void> {
  try {
    const readers = await readersOf(
      app,
      together.map(({ tokenHash }) => tokenHash),
    );
    for (const { tokenHash, resolve } of together) resolve(readers.get(tokenHash) ?? null);
  } catch (cause) {
    for (const { reject } of together) reject(cause);
  }
}

const readersOf = (
  app: App,
  tokenHashes: readonly string[],
): Promise<ReadonlyMap<string, Reader>> =>
  app.database.within(SYSTEM, async (stores) => {
    const accounts = await stores.accounts.findSessions([...new Set(tokenHashes)], app.now());
    if (accounts.size === 0) return new Map();
    const plans = await accessPlans(app, stores);
    return new Map([...accounts].map(([token, account]) => [token, readerOf(account, plans)]));
  });
