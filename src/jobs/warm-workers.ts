import { type Channel, openChannel } from "./worker-channel.ts";

/** Milliseconds after which a worker that nobody needs gives back its memory. */
const IDLE = 10 * 60 * 1000;

/** Workers for one task after another: the last one stays warm. */
export interface WarmWorkers {
  acquire(): Channel;
  /** Gives a worker back; it has forgotten its task before it is used again. */
  release(channel: Channel): Promise<void>;
  close(): Promise<void>;
}

export function warmWorkers(): WarmWorkers {
  let idle: Channel | null = null;
  let timer: NodeJS.Timeout | undefined;

  const takeIdle = (): Channel | null => {
    clearTimeout(timer);
    const found = idle;
    idle = null;
    return found?.isAlive() === true ? found : null;
  };
  const close = async (): Promise<void> => {
    await takeIdle()?.close();
  };
  return {
    acquire: () => {
      const channel = takeIdle() ?? openChannel();
      channel.hold(true);
      return channel;
    },
    release: async (channel) => {
      if (!(await forget(channel)) || idle !== null) return channel.close();
      channel.hold(false);
      idle = channel;
      timer = setTimeout(() => void close(), IDLE).unref();
    },
    close,
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
