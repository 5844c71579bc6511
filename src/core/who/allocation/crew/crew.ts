import type { Workshops } from "./workshops.ts";

/**
 * Several hands on one workspace. `run` does `task(block)` for every block from 0 to `blocks` - 1,
 * in any order and on any thread, and returns when all are done. Tasks of different blocks write
 * to different places, so the result does not depend on how many hands there are.
 */
export interface Crew {
  /** How many threads work, the caller's included. */
  readonly hands: number;
  /** Memory that all hands see. */
  memory(bytes: number): ArrayBufferLike;
  /**
   * Opens a workspace under a name that every hand knows how to make (see `workshops`): `input`
   * holds only typed arrays over `memory`, numbers, strings, plain objects and arrays of these.
   */
  open<W extends keyof Workshops>(kind: W, input: Workshops[W]): Bench;
}

/** A workspace that is open on every hand. */
export interface Bench {
  run(task: string, blocks: number): void;
  close(): void;
}
