import { Worker } from "node:worker_threads";
import type { RunStep } from "../app/ports.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

const ENTRY = new URL("./allocation-worker.ts", import.meta.url);
/** A book of a million customers fits; a runaway does not take the server along. */
const MAX_HEAP_MEGABYTES = 4096;

/** One worker and its mail. */
export interface Channel {
  /** False once the worker has ended. */
  isAlive(): boolean;
  send(message: ToWorker, transfer?: readonly ArrayBuffer[]): void;
  /** The next message that is no step. */
  receive(): Promise<FromWorker>;
  /** Where steps go from now on. */
  onStep(listener: (step: RunStep) => void): void;
  /** Whether the process stays for this worker. */
  hold(isHeld: boolean): void;
  close(): Promise<void>;
}

interface Waiting {
  resolve(message: FromWorker): void;
  reject(cause: Error): void;
}

export function openChannel(): Channel {
  const worker = new Worker(ENTRY, {
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
  });
  const waiting: Waiting[] = [];
  const arrived: FromWorker[] = [];
  let broken: Error | null = null;
  let listener: (step: RunStep) => void = () => undefined;

  const fail = (cause: Error): void => {
    broken ??= cause;
    for (const { reject } of waiting.splice(0)) reject(broken);
  };
  worker.on("message", (message: FromWorker) => {
    if (message.kind === "step") return listener(message.step);
    const first = waiting.shift();
    if (first === undefined) arrived.push(message);
    else first.resolve(message);
  });
  worker.on("error", (cause) => fail(cause instanceof Error ? cause : new Error(String(cause))));
  worker.on("exit", (code) => fail(new Error(`worker ended with ${code}`)));

  return {
    isAlive: () => broken === null,
    send: (message, transfer = []) => worker.postMessage(message, transfer),
    receive: () =>
      new Promise((resolve, reject) => {
        const first = arrived.shift();
        if (first !== undefined) return resolve(first);
        if (broken !== null) return reject(broken);
        waiting.push({ resolve, reject });
      }),
    onStep: (next) => {
      listener = next;
    },
    hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
    close: async () => {
      await worker.terminate();
    },
  };
}
