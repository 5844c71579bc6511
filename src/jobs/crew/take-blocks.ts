import { WORD } from "./control.ts";

/** Takes blocks of the present order until none is left; a task that throws ends the order for all. */
export function takeBlocks(control: Int32Array, task: (block: number) => void): void {
  const blocks = Atomics.load(control, WORD.blocks);
  try {
    for (;;) {
      const block = Atomics.add(control, WORD.next, 1);
      if (block >= blocks) return;
      task(block);
    }
  } catch (cause) {
    Atomics.store(control, WORD.next, blocks);
    throw cause;
  }
}
