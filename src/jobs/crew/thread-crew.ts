import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { type Bench, type Crew, WORKSHOPS } from "../../core/who/index.ts";
import {
  controlWords,
  type Failure,
  HAND,
  type KeeperTask,
  type LooseWorkshops,
  type ToHand,
  WORD,
  wakeHands,
} from "./control.ts";
import { inputSharer } from "./shared-input.ts";
import { takeBlocks } from "./take-blocks.ts";

const KEEPER = new URL("./crew-keeper.ts", import.meta.url);
const WHO = new URL("../../core/who/index.ts", import.meta.url);

/** So often the caller looks whether a hand is outside before it sleeps. */
const LOOKS = 2000;
/** Milliseconds of one sleep. */
const SLEEP = 1000;

/** A crew on threads, to be closed when it is no longer needed. */
export interface ThreadCrew extends Crew {
  close(): Promise<void>;
}

/** The same for workshops of any kind. */
export interface LooseCrew extends Pick<ThreadCrew, "hands" | "memory" | "close"> {
  open(kind: string, input: unknown): Bench;
}

/** Where the workshops come from: the caller has them already, the hands load the module. */
interface Place {
  readonly hands: number;
  readonly workshops: LooseWorkshops;
  /** Exports the same as `WORKSHOPS`. */
  readonly module: URL;
}

/** A crew of so many threads, the caller's included. The caller blocks while the others work. */
export function threadCrew(hands: number): ThreadCrew {
  const crew = openCrew({ hands, workshops: WORKSHOPS, module: WHO });
  return { ...crew, open: (workshop, input) => crew.open(workshop.name, input) };
}

/** The same with workshops from another module. */
export function openCrew({ hands, workshops, module }: Place): LooseCrew {
  const helpers = Math.max(0, hands - 1);
  const control = controlWords(helpers);
  const channels = Array.from({ length: helpers }, () => new MessageChannel());
  const ports = channels.map(({ port1 }) => port1);
  for (const port of ports) port.unref();
  const keeper = startKeeper({
    control,
    module: module.href,
    ports: channels.map(({ port2 }) => port2),
  });
  const share = inputSharer();
  let benches = 0;

  const tell = (message: ToHand): void => {
    for (const port of ports) port.postMessage(message);
    wakeHands(control);
  };
  const order = orderer(control, () => failureOf(ports));

  return {
    hands: helpers + 1,
    memory: (bytes) => new SharedArrayBuffer(bytes),
    open: (kind, input) => {
      const tasks = workshops[kind]?.(input as never);
      if (tasks === undefined) throw new Error(`no workshop ${kind}`);
      const bench = benches++;
      const names = Object.keys(tasks);
      tell({ kind: "open", bench, workshop: kind, input: share(input) });
      return {
        run: (name, blocks) => {
          const task = tasks[name];
          if (task === undefined) throw new Error(`no task ${name} in ${kind}`);
          order({ bench, place: names.indexOf(name), task, blocks });
        },
        close: () => tell({ kind: "close", bench }),
      };
    },
    close: async () => {
      Atomics.store(control, WORD.isClosed, 1);
      wakeHands(control);
      for (const port of ports) port.close();
      await keeper.terminate();
    },
  };
}

function startKeeper(task: KeeperTask): { terminate(): Promise<unknown> } {
  if (task.ports.length === 0) return { terminate: async () => undefined };
  const keeper = new Worker(KEEPER, { workerData: task, transferList: [...task.ports] });
  keeper.unref();
  // Without its hands the caller does every block itself.
  keeper.on("error", () => undefined);
  return keeper;
}

interface Order {
  readonly bench: number;
  readonly place: number;
  readonly task: (block: number) => void;
  readonly blocks: number;
}

/** Gives one order at a time, works on it too, and returns when every hand is outside again. */
function orderer(control: Int32Array, failure: () => string): (order: Order) => void {
  const helpers = control.length - WORD.hand;
  return ({ bench, place, task, blocks }) => {
    Atomics.store(control, WORD.bench, bench);
    Atomics.store(control, WORD.task, place);
    Atomics.store(control, WORD.blocks, blocks);
    Atomics.store(control, WORD.next, 0);
    Atomics.store(control, WORD.isOpen, 1);
    if (blocks > 1) wakeHands(control);
    const own = attempt(() => takeBlocks(control, task));
    Atomics.store(control, WORD.isOpen, 0);
    for (let hand = 0; hand < helpers; hand++) waitFor(control, WORD.hand + hand);
    const hasFailed = Atomics.exchange(control, WORD.hasFailed, 0) === 1;
    const theirs = hasFailed ? failure() : null;
    if (own !== null) throw own.cause;
    if (theirs !== null) throw new Error(theirs);
    for (let hand = 0; hand < helpers; hand++) {
      if (Atomics.load(control, WORD.hand + hand) === HAND.lost)
        throw new Error("a thread of the crew ended in the middle of a block");
    }
  };
}

function attempt(work: () => void): { readonly cause: unknown } | null {
  try {
    work();
    return null;
  } catch (cause) {
    return { cause };
  }
}

function waitFor(control: Int32Array, at: number): void {
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(control, at) !== HAND.inside) return;
  while (Atomics.load(control, at) === HAND.inside) Atomics.wait(control, at, HAND.inside, SLEEP);
}

/** What the hands say went wrong; the first of them speaks. */
function failureOf(ports: Parameters<typeof receiveMessageOnPort>[0][]): string {
  const said = ports.flatMap((port) => {
    const received = receiveMessageOnPort(port);
    return received === undefined ? [] : [(received.message as Failure).message];
  });
  return said[0] ?? "a thread of the crew failed";
}
