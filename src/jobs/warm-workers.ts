import { type Channel, openChannel } from "./worker-channel.ts";

/** Milliseconds after which a worker that nobody needs gives back its memory. */
const IDLE = 10 * 60 * 1000;

/** Workers for one task after another: the last one stays warm. */
export interface WarmWorkers {
  /** The warm worker, also one that is just being given back; else a new one. */
  acquire(): Promise<Channel>;
  /** Gives a worker back; it has forgotten its task before it is used again. */
  release(channel: Channel): Promise<void>;
  /** Ends all of them, also those at work. */
  close(): Promise<void>;
}

export function warmWorkers(): WarmWorkers {
  let idle: Channel | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const open = new Set<Channel>();
  let givingBack: Promise<unknown> = Promise.resolve();

  const takeIdle = (): Channel | null => {
    clearTimeout(timer);
    const found = idle;
    idle = null;
    return found?.isAlive() === true ? found : null;
  };
  const end = (channel: Channel): Promise<void> => {
    open.delete(channel);
    return channel.close();
  };
  const keep = async (channel: Channel): Promise<void> => {
    if (!(await forget(channel)) || idle !== null || isClosed) return end(channel);
    channel.hold(false);
    idle = channel;
    timer = setTimeout(() => void closeIdle(), IDLE).unref();
  };
  const closeIdle = async (): Promise<void> => {
    const found = takeIdle();
    if (found !== null) await end(found);
  };
  return {
    acquire: async () => {
      await givingBack;
      if (isClosed) throw new Error("the workers are closed");
      const channel = takeIdle() ?? openChannel();
      open.add(channel);
      channel.hold(true);
      return channel;
    },
    release: (channel) => {
      const given = keep(channel);
      givingBack = Promise.all([givingBack, given]);
      return given;
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await Promise.all(Array.from(open, end));
      await givingBack;
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
