import type { App } from "../app.ts";
import { SYSTEM } from "../scope.ts";
import { type ClaimAnswer, claimBatch, type Wanted } from "./claim-batch.ts";

interface Waiting {
  readonly wanted: Wanted;
  readonly resolve: (answer: ClaimAnswer) => void;
  readonly reject: (cause: unknown) => void;
}

interface Queue {
  waiting: Waiting[];
  isBusy: boolean;
}

const queues = new WeakMap<App, Queue>();
/** Claims that one transaction carries at most. */
const MOST = 64;

/**
 * Puts a claim to those that come at the same moment: they share a transaction, so that a rush on the
 * pool costs one commit and not a thousand. Of one customer, and of one claimant, a transaction
 * carries one claim; the rest go into the next, in the order in which they came.
 */
export function enqueueClaim(app: App, wanted: Wanted): Promise<ClaimAnswer> {
  const queue = queues.get(app) ?? { waiting: [], isBusy: false };
  queues.set(app, queue);
  return new Promise((resolve, reject) => {
    queue.waiting.push({ wanted, resolve, reject });
    if (!queue.isBusy) void work(app, queue);
  });
}

async function work(app: App, queue: Queue): Promise<void> {
  queue.isBusy = true;
  // Those whose requests are read in this turn of the loop come along.
  await new Promise<void>((resolve) => setImmediate(resolve));
  while (queue.waiting.length > 0) await carry(app, takeBatch(queue));
  queue.isBusy = false;
}

function takeBatch(queue: Queue): readonly Waiting[] {
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const customers = new Set<string>();
  const managers = new Set<string>();
  for (const one of queue.waiting) {
    const { customer, manager } = one.wanted;
    const isApart = customers.has(customer) || managers.has(manager);
    (isApart || batch.length >= MOST ? rest : batch).push(one);
    customers.add(customer);
    managers.add(manager);
  }
  queue.waiting = rest;
  return batch;
}

async function carry(app: App, batch: readonly Waiting[]): Promise<void> {
  const wants = batch.map(({ wanted }) => wanted);
  try {
    const answers = await app.database.within(SYSTEM, (stores) => claimBatch(app, stores, wants));
    batch.forEach(({ resolve, reject }, index) => {
      const answer = answers[index];
      if (answer === undefined) reject(new Error("a claim without an answer"));
      else resolve(answer);
    });
  } catch (cause) {
    for (const { reject } of batch) reject(cause);
  }
}
