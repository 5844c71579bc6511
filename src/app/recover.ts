import type { App } from "./app.ts";
import { scheduleFilling } from "./customers/fill-keys.ts";
import { scheduleIdle } from "./ownership/idle-sweep.ts";
import { SYSTEM } from "./scope.ts";

/** After a start: work that a stopped server left behind says so, instead of seeming to go on. */
export async function recover(app: App): Promise<void> {
  const left = await app.database.within(SYSTEM, async (stores) => ({
    runs: await stores.runs.interruptRunning(),
    imports: await stores.imports.failInterrupted(),
  }));
  await scheduleFilling(app);
  await scheduleIdle(app);
  if (left.runs > 0) app.log("runs interrupted by the last stop", { count: left.runs });
  if (left.imports > 0) app.log("imports interrupted by the last stop", { count: left.imports });
}
