import { setTimeout as pause } from "node:timers/promises";

/** Waits for the work, but not longer than so many milliseconds. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const isOver = new AbortController();
  const { signal } = isOver;
  try {
    await Promise.race([work, pause(milliseconds, undefined, { signal }).catch(() => undefined)]);
  } finally {
    isOver.abort();
  }
}
