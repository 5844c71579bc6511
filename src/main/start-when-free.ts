import { setTimeout as pause } from "node:timers/promises";
import { type RunningDatabase, StorageError, startDatabase } from "../storage/index.ts";

type Options = Parameters<typeof startDatabase>[0];

const PAUSE_MILLISECONDS = 500;
/** Long enough for a server that was told to stop to end its database. */
const PATIENCE_MILLISECONDS = 15_000;

const isInUse = (error: unknown): boolean =>
  error instanceof StorageError && error.code === "dataDirInUse";

/** Starts the database; a server that is just stopping is waited for, one that stays is an error. */
export async function startWhenFree(options: Options): Promise<RunningDatabase> {
  const began = performance.now();
  for (let isTold = false; ; isTold = true) {
    try {
      return await startDatabase(options);
    } catch (error) {
      if (!isInUse(error) || performance.now() - began > PATIENCE_MILLISECONDS) throw error;
      if (!isTold)
        options.log("等待另一个管户进程停止 / waiting for another Guanhu process to stop");
      await pause(PAUSE_MILLISECONDS);
    }
  }
}
