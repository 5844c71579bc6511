import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type {
  AssignmentRecord,
  BookSource,
  RunEnd,
  RunJob,
  Runner,
  RunStep,
} from "../app/ports.ts";
import type { Issue } from "../core/shared/index.ts";
import type { FromWorker, ToWorker, WorkerTask } from "./messages.ts";

const ENTRY = new URL("./allocation-worker.ts", import.meta.url);
/** A regime of a million customers fits; a runaway does not take the server along. */
const MAX_HEAP_MEGABYTES = 4096;

/** One worker and its mail. */
interface Channel {
  readonly worker: Worker;
  send(message: ToWorker): void;
  /** The next message of these kinds; others go to `onStep` on the way. */
  receive(): Promise<FromWorker>;
  close(): Promise<void>;
}

function openChannel(task: WorkerTask, onStep: (step: RunStep) => void): Channel {
  const worker = new Worker(ENTRY, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
  });
  const waiting: { resolve(message: FromWorker): void; reject(cause: Error): void }[] = [];
  const arrived: FromWorker[] = [];
  let broken: Error | null = null;

  const fail = (cause: Error): void => {
    broken ??= cause;
    for (const { reject } of waiting.splice(0)) reject(broken);
  };
  worker.on("message", (message: FromWorker) => {
    if (message.kind === "step") return onStep(message.step);
    const first = waiting.shift();
    if (first === undefined) arrived.push(message);
    else first.resolve(message);
  });
  worker.on("error", (cause) => fail(cause instanceof Error ? cause : new Error(String(cause))));
  worker.on("exit", (code) => fail(new Error(`worker ended with ${code}`)));

  return {
    worker,
    send: (message) => worker.postMessage(message),
    receive: () =>
      new Promise((resolve, reject) => {
        const first = arrived.shift();
        if (first !== undefined) return resolve(first);
        if (broken !== null) return reject(broken);
        waiting.push({ resolve, reject });
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

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

async function* plan(channel: Channel): AsyncGenerator<readonly AssignmentRecord[]> {
  try {
    while (true) {
      channel.send({ kind: "next" });
      const message = await channel.receive();
      if (message.kind !== "batch" || message.rows === null) return;
      yield message.rows;
      await nextTurn();
    }
  } finally {
    await channel.close();
  }
}

async function allocate(channel: Channel, job: RunJob): Promise<RunEnd> {
  await pour(job.book, channel);
  const message = await channel.receive();
  if (message.kind === "planned")
    return { kind: "done", summary: message.summary, assignments: plan(channel) };
  await channel.close();
  return message.kind === "refused"
    ? { kind: "refused", issues: message.issues }
    : { kind: "broke", message: `unexpected ${message.kind}` };
}

/** Runs allocations in worker threads, one at a time, and checks beside them. */
export function workerRunner(): Runner {
  const stops = new Map<string, SharedArrayBuffer>();
  let queue: Promise<unknown> = Promise.resolve();

  const run = async (job: RunJob, onStep: (step: RunStep) => void): Promise<RunEnd> => {
    const stop = stops.get(job.id) ?? new SharedArrayBuffer(4);
    const { source, today, seconds, seed } = job;
    const channel = openChannel({ mode: "allocate", source, today, seconds, seed, stop }, onStep);
    try {
      return await allocate(channel, job);
    } catch (cause) {
      await channel.close();
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
    check: (job) => checkInWorker(job),
  };
}

async function checkInWorker(
  job: Pick<RunJob, "source" | "today" | "book">,
): Promise<readonly Issue[]> {
  const { source, today } = job;
  const stop = new SharedArrayBuffer(4);
  const channel = openChannel(
    { mode: "check", source, today, seconds: 0, seed: 0, stop },
    () => undefined,
  );
  try {
    await pour(job.book, channel);
    const message = await channel.receive();
    if (message.kind !== "checked") throw new Error(`unexpected ${message.kind}`);
    return message.issues;
  } finally {
    await channel.close();
  }
}
