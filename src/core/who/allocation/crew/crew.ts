/** The tasks of a workspace, by name; each does one block. */
export type Tasks = Readonly<Record<string, (block: number) => void>>;

/** How every hand makes the tasks of a workspace from the shared input. */
export interface Workshop<Input> {
  /** Under which hands on other threads know it too; see `workshops`. */
  readonly name: string;
  /**
   * `input` holds only typed arrays over shared memory, numbers, strings, plain objects and
   * arrays of these.
   */
  tasks(input: Input): Tasks;
}

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
  open<Input>(workshop: Workshop<Input>, input: Input): Bench;
}

/** A workspace that is open on every hand. */
export interface Bench {
  run(task: string, blocks: number): void;
  close(): void;
}
