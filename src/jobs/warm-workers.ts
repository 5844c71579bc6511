import { type Channel, openChannel } from "./worker-channel.ts";

/** Milliseconds after which a worker that nobody needs gives back its memory. */
const IDLE = 10 * 60 * 1000;

/** Workers for one task after another: the last one stays warm. */
export interface WarmWorkers {
  /** The warm worker, also one that is just being given back; else a new one. */
  acquire(): Promise<Channel>;
  /** Gives a worker back; it has forgotten its task before it is used again. */
  release(channel: Channel): Promise<void>;
  /** Ends the idle one now, and those at work when they are given back. */
  close(): Promise<void>;
}

export function warmWorkers(): WarmWorkers {
  let idle: Channel | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let givingBack: Promise<unknown> = Promise.resolve();

  const takeIdle = (): Channel | null => {
    clearTimeout(timer);
    const found = idle;
    idle = null;
    return found?.isAlive() === true ? found : null;
  };
  const keep = async (channel: Channel): Promise<void> => {
    if (!(await forget(channel)) || idle !== null || isClosed) return channel.close();
    channel.hold(false);
    idle = channel;
    timer = setTimeout(() => void closeIdle(), IDLE).unref();
  };
  const closeIdle = async (): Promise<void> => {
    await takeIdle()?.close();
  };
  return {
    acquire: async () => {
      await givingBack;
      const channel = takeIdle() ?? openChannel();
      channel.hold(true);
      return channel;
    },
    release: (channel) => {
      const given = keep(channel);
      givingBack = Promise.all([givingBack, given]);
      return given;
    },
    close: () => {
      isClosed = true;
      return givingBack.then(closeIdle);
    },
  };
}

/** Ends the worker's task and reads what was still under way; false when the worker is no more. */
async function forget(channel: Channel): Promise<boolean> {
  channel.onStep(() => undefined);
  try {
    channel.send({ kind: "end" });
    while ((await channel.receive()).kind !== "ended");
    return true;
  } catch {
    return false;
  }
}
