import { InvariantError } from "../../../shared/index.ts";
import type { Crew } from "./crew.ts";

/** A crew of one: every block in its order, on the calling thread. */
export function inlineCrew(): Crew {
  return {
    hands: 1,
    memory: (bytes) => new ArrayBuffer(bytes),
    open: (workshop, input) => {
      const tasks = workshop.tasks(input);
      return {
        run: (name, blocks) => {
          const task = tasks[name];
          if (task === undefined)
            throw new InvariantError(`no task ${name} in workshop ${workshop.name}`);
          for (let block = 0; block < blocks; block++) task(block);
        },
        close: () => undefined,
      };
    },
  };
}
