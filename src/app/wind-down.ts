import type { App } from "./app.ts";
import { stopAllCurves } from "./runs/draw-curve.ts";

/** Ends the work that is going, before the database ends. Resolves when nobody needs it any more. */
export async function windDown(app: App): Promise<void> {
  stopAllCurves(app);
  await app.runner.close();
  await app.liveRuns.idle();
  await app.liveImports.idle();
}
