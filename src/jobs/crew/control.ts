import type { MessagePort } from "node:worker_threads";
import type { Tasks } from "../../core/who/index.ts";

/**
 * Words of the memory over which the caller and the hands of a crew agree: one Int32Array.
 * A hand is inside while it may take blocks; the caller changes the order only when all are outside.
 */
export const WORD = {
  /** Rises with every order and every message; idle hands wait on it. */
  generation: 0,
  /** 1 while blocks may be taken. */
  isOpen: 1,
  bench: 2,
  /** Place of the task among the keys of the bench's tasks. */
  task: 3,
  blocks: 4,
  /** The next block nobody has taken. */
  next: 5,
  /** 1 when a hand has posted what went wrong. */
  hasFailed: 6,
  /** 1 when the hands shall end. */
  isClosed: 7,
  /** One word a hand from here on. */
  hand: 8,
} as const;

/** What the word of a hand says. */
export const HAND = { outside: 0, inside: 1, gone: 2, lost: 3 } as const;

/** The words for so many hands beside the caller. */
export const controlWords = (helpers: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer((WORD.hand + helpers) * Int32Array.BYTES_PER_ELEMENT));

/** Wakes every hand that waits for an order. */
export function wakeHands(control: Int32Array): void {
  Atomics.add(control, WORD.generation, 1);
  Atomics.notify(control, WORD.generation);
}

/** Says that a hand has ended; whoever waits for it sees whether it held a block. */
export function markEnded(control: Int32Array, hand: number): void {
  const at = WORD.hand + hand;
  const was = Atomics.compareExchange(control, at, HAND.inside, HAND.lost);
  if (was === HAND.outside) Atomics.store(control, at, HAND.gone);
  Atomics.notify(control, at);
}

/** Caller to hand, read before each order. */
export type ToHand =
  | {
      readonly kind: "open";
      readonly bench: number;
      readonly workshop: string;
      readonly input: unknown;
    }
  | { readonly kind: "close"; readonly bench: number };

/** Hand to caller: what went wrong in a block. */
export interface Failure {
  readonly message: string;
}

/** What the keeper is started with. */
export interface KeeperTask {
  readonly control: Int32Array<SharedArrayBuffer>;
  /** Module that exports `WORKSHOPS`. */
  readonly module: string;
  readonly ports: readonly MessagePort[];
}

/** What a hand is started with. */
export interface HandTask {
  readonly control: Int32Array<SharedArrayBuffer>;
  readonly module: string;
  readonly hand: number;
  readonly port: MessagePort;
}

/** How the tasks of each kind of bench are made, whatever the kinds are. */
export type LooseWorkshops = Readonly<Record<string, (input: never) => Tasks>>;
