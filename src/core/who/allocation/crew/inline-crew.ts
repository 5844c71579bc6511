import type { Crew } from "./crew.ts";
import { type Tasks, WORKSHOPS } from "./workshops.ts";

/** A crew of one: every block in its order, on the calling thread. */
export function inlineCrew(): Crew {
  return {
    hands: 1,
    memory: (bytes) => new ArrayBuffer(bytes),
    open: (kind, input) => {
      const tasks: Tasks = WORKSHOPS[kind](input);
      return {
        run: (name, blocks) => {
          const task = tasks[name];
          if (task === undefined) throw new Error(`no task ${name} in ${kind}`);
          for (let block = 0; block < blocks; block++) task(block);
        },
        close: () => undefined,
      };
    },
  };
}
