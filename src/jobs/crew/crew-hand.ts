import { receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Tasks } from "../../core/who/index.ts";
import { collectGarbage } from "../collect-garbage.ts";
import {
  type Failure,
  HAND,
  type HandTask,
  type LooseWorkshops,
  type ToHand,
  WORD,
} from "./control.ts";
import { takeBlocks } from "./take-blocks.ts";

/** So often an idle hand looks for the next order before it sleeps: about 20 µs. */
const LOOKS = 400;
/** Milliseconds after which an idle hand gives back the memory of closed benches. */
const IDLE = 300;

const { control, module, hand, port } = workerData as HandTask;
const { WORKSHOPS } = (await import(module)) as { readonly WORKSHOPS: LooseWorkshops };
const place = WORD.hand + hand;

/** The tasks of a bench in the order of their names, or why it could not be made. */
type Bench = readonly Tasks[string][] | Error;
const benches = new Map<number, Bench>();
let hasClosed = false;

function made(workshop: string, input: unknown): Bench {
  try {
    return Object.values(WORKSHOPS[workshop]?.(input as never) ?? {});
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

function readMessages(): void {
  for (;;) {
    const received = receiveMessageOnPort(port);
    if (received === undefined) return;
    const message = received.message as ToHand;
    if (message.kind === "open") benches.set(message.bench, made(message.workshop, message.input));
    else hasClosed = benches.delete(message.bench) || hasClosed;
  }
}

function fail(cause: unknown): void {
  const message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  port.postMessage({ message } satisfies Failure);
  Atomics.store(control, WORD.hasFailed, 1);
}

/** Does what is left of the order, unless it is over or belongs to a bench not heard of yet. */
function work(): void {
  Atomics.store(control, place, HAND.inside);
  try {
    if (Atomics.load(control, WORD.isOpen) === 0) return;
    const bench = benches.get(Atomics.load(control, WORD.bench));
    if (bench === undefined) return;
    if (bench instanceof Error) throw bench;
    const task = bench[Atomics.load(control, WORD.task)];
    if (task !== undefined) takeBlocks(control, task);
  } catch (cause) {
    fail(cause);
  } finally {
    Atomics.store(control, place, HAND.outside);
    Atomics.notify(control, place);
  }
}

function nextGeneration(seen: number): number {
  for (let look = 0; look < LOOKS; look++) {
    const generation = Atomics.load(control, WORD.generation);
    if (generation !== seen) return generation;
  }
  const limit = hasClosed ? IDLE : Number.POSITIVE_INFINITY;
  if (Atomics.wait(control, WORD.generation, seen, limit) === "timed-out") {
    hasClosed = false;
    collectGarbage();
  }
  return Atomics.load(control, WORD.generation);
}

let seen = 0;
while (Atomics.load(control, WORD.isClosed) === 0) {
  const generation = nextGeneration(seen);
  readMessages();
  if (generation !== seen) work();
  seen = generation;
}
port.close();
