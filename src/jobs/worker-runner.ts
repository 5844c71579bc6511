import { setImmediate as nextTurn } from "node:timers/promises";
import type { BookSource, RunEnd, RunJob, Runner, RunStep } from "../app/ports.ts";
import type { Issue } from "../core/shared/index.ts";
import { type HandedPlan, handPlan } from "./handed-plan.ts";
import type { FromWorker } from "./messages.ts";
import { type WarmWorkers, warmWorkers } from "./warm-workers.ts";
import type { Channel } from "./worker-channel.ts";

/** Pours the book into the worker; between batches the server takes other work. */
async function pour(book: BookSource, channel: Channel): Promise<void> {
  await book({
    people: (managers, locks) => channel.send({ kind: "people", managers, locks }),
    customers: async (batch) => {
      channel.send({ kind: "customers", batch });
      await nextTurn();
    },
  });
  channel.send({ kind: "go" });
}

const unexpected = (message: FromWorker): string =>
  message.kind === "broke" ? message.message : `unexpected ${message.kind}`;

/** Runs allocations in a warm worker thread, one at a time, and checks beside them. */
export function workerRunner(): Runner {
  const workers = warmWorkers();
  const stops = new Map<string, SharedArrayBuffer>();
  let queue: Promise<unknown> = Promise.resolve();
  let last: HandedPlan | null = null;

  const run = async (job: RunJob, onStep: (step: RunStep) => void): Promise<RunEnd> => {
    last?.dropUnread();
    const channel = workers.acquire();
    const done = (): void => void workers.release(channel);
    channel.onStep(onStep);
    try {
      const { source, today, seconds, seed } = job;
      const stop = stops.get(job.id) ?? new SharedArrayBuffer(4);
      channel.send({
        kind: "begin",
        task: { mode: "allocate", source, today, seconds, seed, stop },
      });
      await pour(job.book, channel);
      const message = await channel.receive();
      if (message.kind === "planned") {
        last = handPlan(channel, done);
        return { kind: "done", summary: message.summary, assignments: last.assignments };
      }
      done();
      return message.kind === "refused"
        ? { kind: "refused", issues: message.issues }
        : { kind: "broke", message: unexpected(message) };
    } catch (cause) {
      done();
      return { kind: "broke", message: cause instanceof Error ? cause.message : String(cause) };
    } finally {
      stops.delete(job.id);
    }
  };

  return {
    run: (job, onStep) => {
      stops.set(job.id, new SharedArrayBuffer(4));
      const turn = queue.then(() => run(job, onStep));
      queue = turn.catch(() => undefined);
      return turn;
    },
    stop: (id) => {
      const stop = stops.get(id);
      if (stop === undefined) return false;
      Atomics.store(new Int32Array(stop), 0, 1);
      return true;
    },
    check: (job) => checkInWorker(workers, job),
    close: () => workers.close(),
  };
}

async function checkInWorker(
  workers: WarmWorkers,
  job: Pick<RunJob, "source" | "today" | "book">,
): Promise<readonly Issue[]> {
  const { source, today } = job;
  const channel = workers.acquire();
  try {
    const stop = new SharedArrayBuffer(4);
    channel.send({
      kind: "begin",
      task: { mode: "check", source, today, seconds: 0, seed: 0, stop },
    });
    await pour(job.book, channel);
    const message = await channel.receive();
    if (message.kind !== "checked") throw new Error(unexpected(message));
    return message.issues;
  } finally {
    void workers.release(channel);
  }
}
