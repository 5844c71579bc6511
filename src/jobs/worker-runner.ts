import type { RunEnd, RunJob, Runner, RunStep } from "../app/ports.ts";
import type { Issue } from "../core/shared/index.ts";
import { atMost } from "./at-most.ts";
import { handPlan } from "./handed-plan.ts";
import { pourBook, unexpected } from "./pour-book.ts";
import { type RunControl, runControl } from "./run-control.ts";
import { type WarmWorkers, warmWorkers } from "./warm-workers.ts";
import type { Channel } from "./worker-channel.ts";

/** Milliseconds that runs have to store their plans after the runner was told to close. */
const GRACE = 4000;
/** Milliseconds that those ended then have to say so. */
const FAREWELL = 1000;

interface Turn {
  readonly end: RunEnd;
  /** Resolves when the next run may begin: the worker has handed out the plan, if there is one. */
  readonly over: Promise<void>;
}

const NOW = Promise.resolve();

/** Runs allocations in a warm worker thread, one at a time, and checks beside them. */
export function workerRunner(): Runner {
  const workers = warmWorkers();
  const going = new Map<string, RunControl>();
  const pending = new Set<Promise<unknown>>();
  let queue: Promise<unknown> = NOW;
  let isClosed = false;

  const begin = (job: RunJob, onStep: (step: RunStep) => void): Promise<RunEnd> => {
    const control = runControl();
    if (isClosed) control.abort("shutdown");
    going.set(job.id, control);
    const turn = queue.then(() => runOne({ job, control, workers, onStep }));
    const over = turn.then((one) =>
      one.over.then(() => {
        going.delete(job.id);
        pending.delete(over);
      }),
    );
    pending.add(over);
    queue = over;
    // Whoever waits for his turn need not wait to be stopped.
    const gaveUp = control.isEnded.then(() => (control.hasBegun() ? turn : stoppedTurn(control)));
    return Promise.race([turn, gaveUp]).then(({ end }) => end);
  };

  return {
    run: begin,
    stop: (id) => {
      const control = going.get(id);
      control?.stop("person");
      return control !== undefined;
    },
    check: (job) => checkInWorker(workers, job),
    close: async () => {
      isClosed = true;
      for (const control of going.values()) control.windDown("shutdown");
      await atMost(GRACE, Promise.all(pending));
      for (const control of going.values()) control.abort("shutdown");
      await atMost(FAREWELL, Promise.all(pending));
      await workers.close();
    },
  };
}

interface OneRun {
  readonly job: RunJob;
  readonly control: RunControl;
  readonly workers: WarmWorkers;
  readonly onStep: (step: RunStep) => void;
}

const stoppedTurn = (control: RunControl): Turn => ({
  end: { kind: "stopped", by: control.stoppedBy() ?? "person" },
  over: NOW,
});

/** One run from its turn to its end; never throws. */
async function runOne(one: OneRun): Promise<Turn> {
  const { control, workers } = one;
  if (control.stoppedBy() !== null) return stoppedTurn(control);
  let channel: Channel | null = null;
  const release = (): void => void (channel === null ? null : workers.release(channel));
  try {
    channel = await workers.acquire();
    control.begin(channel);
    const turn = await allocateIn(channel, one);
    void turn.over.then(release);
    return turn;
  } catch (cause) {
    release();
    if (control.stoppedBy() !== null) return stoppedTurn(control);
    const message = cause instanceof Error ? cause.message : String(cause);
    return { end: { kind: "broke", message }, over: NOW };
  }
}

async function allocateIn(channel: Channel, { job, control, onStep }: OneRun): Promise<Turn> {
  channel.onStep((step) => {
    control.at(step.phase);
    onStep(step);
  });
  const { source, today, seconds, seed, dials, origin, known } = job;
  const task = { source, today, seconds, seed, dials, origin, known, stop: control.flag };
  channel.send({ kind: "begin", task: { mode: "allocate", ...task } });
  await pourBook(job.book, channel);
  const message = await channel.receive();
  if (message.kind === "refused")
    return { end: { kind: "refused", issues: message.issues }, over: NOW };
  if (message.kind !== "planned") throw new Error(unexpected(message));
  control.at("explain");
  const { assignments, close, over } = handPlan(channel);
  const { summary, measures, dispatchState } = message;
  const { stoppedBy } = control;
  const plan = { summary, measures, dispatchState, assignments, close, stoppedBy };
  return { end: { kind: "done", ...plan }, over };
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
    await pourBook(job.book, channel);
    const message = await channel.receive();
    if (message.kind !== "checked") throw new Error(unexpected(message));
    return message.issues;
  } finally {
    void workers.release(channel);
  }
}
