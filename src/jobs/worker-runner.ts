import type { BookSource, RunEnd, RunJob, Runner, RunStep } from "../app/ports.ts";
import type { Issue } from "../core/shared/index.ts";
import { type HandedPlan, handPlan } from "./handed-plan.ts";
import type { FromWorker } from "./messages.ts";
import { type WarmWorkers, warmWorkers } from "./warm-workers.ts";
import type { Channel } from "./worker-channel.ts";

/** Pieces of the book under way to the worker at a time. */
const UNDER_WAY = 32;

/** Pours the book into the worker, as fast as it reads; between pieces the server takes other work. */
async function pour(book: BookSource, channel: Channel): Promise<void> {
  let underWay = 0;
  const taken = async (): Promise<void> => {
    const message = await channel.receive();
    if (message.kind !== "taken") throw new Error(unexpected(message));
    underWay -= 1;
  };
  const send =
    (kind: "customers" | "plan") =>
    async (shared: Uint8Array): Promise<void> => {
      // The piece may be part of a larger buffer, all of which would be copied.
      const piece = Uint8Array.from(shared);
      channel.send({ kind, piece }, [piece.buffer]);
      underWay += 1;
      while (underWay >= UNDER_WAY) await taken();
    };
  await book({
    people: (managers, locks) => channel.send({ kind: "people", managers, locks }),
    customers: send("customers"),
    plan: send("plan"),
  });
  while (underWay > 0) await taken();
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
    const channel = await workers.acquire();
    const done = (): void => void workers.release(channel);
    channel.onStep(onStep);
    try {
      const { source, today, seconds, seed, dials, origin, known } = job;
      const stop = stops.get(job.id) ?? new SharedArrayBuffer(4);
      channel.send({
        kind: "begin",
        task: { mode: "allocate", source, today, seconds, seed, dials, origin, known, stop },
      });
      await pour(job.book, channel);
      const message = await channel.receive();
      if (message.kind === "planned") {
        last = handPlan(channel, done);
        const { summary, measures, dispatchState } = message;
        return { kind: "done", summary, measures, dispatchState, assignments: last.assignments };
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
  const channel = await workers.acquire();
  try {
    const stop = new SharedArrayBuffer(4);
    channel.send({
      kind: "begin",
      task: { mode: "check", source, today, stop },
    });
    await pour(job.book, channel);
    const message = await channel.receive();
    if (message.kind !== "checked") throw new Error(unexpected(message));
    return message.issues;
  } finally {
    void workers.release(channel);
  }
}
