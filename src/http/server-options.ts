import type { App } from "../app/app.ts";
import type { Throttle } from "../app/session/throttle.ts";

export type SignInThrottle = Throttle;

export interface ServerOptions {
  readonly app: App;
  /** Folder of the built web; null serves the interface alone. */
  readonly webRoot: string | null;
  /** Largest upload in bytes. */
  readonly maxUploadBytes: number;
}
