import { threadId } from "node:worker_threads";

interface Sheet {
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Thread that did each block. */
  readonly by: Int32Array;
  /** Milliseconds a block takes. */
  readonly pace: number;
  readonly home: number;
}

function linger(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

/** Workshops with what the product's own never do: fail, and end their thread. */
export const WORKSHOPS = {
  sheet: ({ from, to, by, pace, home }: Sheet) => ({
    square: (block: number) => {
      linger(pace);
      const size = from.length / by.length;
      for (let at = block * size; at < (block + 1) * size; at++) to[at] = (from[at] ?? 0) ** 2;
      by[block] = threadId;
    },
    nothing: () => undefined,
    breakAtThree: (block: number) => {
      if (block === 3) throw new Error("block three is bad");
    },
    breakElsewhere: () => {
      linger(pace);
      if (threadId !== home) throw new Error("broken on another thread");
    },
    endElsewhere: () => {
      linger(pace);
      if (threadId !== home) process.exit(1);
    },
  }),
  unmakeable: ({ home }: Pick<Sheet, "home">) => {
    if (threadId !== home) throw new Error("cannot be made here");
    return { idle: () => linger(20) };
  },
};
