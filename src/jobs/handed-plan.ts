import type { AssignmentLines } from "../app/ports.ts";
import { deferred } from "./deferred.ts";
import type { Channel } from "./worker-channel.ts";

/** Batches asked for ahead: while one piece is stored the next is explained. */
const AHEAD = 10;

/** A plan that a worker explains while it is read. */
export interface HandedPlan {
  readonly assignments: AsyncIterable<AssignmentLines>;
  /** Lets go of the worker unless somebody is reading. */
  close(): void;
  /** Resolves when all was read, reading broke off, or the plan was closed unread. */
  readonly over: Promise<void>;
}

export function handPlan(channel: Channel): HandedPlan {
  let state: "unread" | "read" | "closed" = "unread";
  const { promise: over, resolve: done } = deferred();
  const read = async function* (): AsyncGenerator<AssignmentLines> {
    if (state !== "unread") throw new Error(`the plan was ${state} already`);
    state = "read";
    try {
      for (let asked = 0; asked < AHEAD; asked++) channel.send({ kind: "next" });
      while (true) {
        const message = await channel.receive();
        if (message.kind === "broke") throw new Error(message.message);
        if (message.kind !== "batch" || message.batch === null) return;
        channel.send({ kind: "next" });
        yield message.batch;
      }
    } finally {
      done();
    }
  };
  return {
    assignments: { [Symbol.asyncIterator]: read },
    close: () => {
      if (state !== "unread") return;
      state = "closed";
      done();
    },
    over,
  };
}
