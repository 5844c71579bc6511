import type { DiskRoom } from "../app/disk-room.ts";
import { type Repeated, startRepeated } from "./repeat.ts";

/** Space that is kept to be given back when nothing else helps. */
export interface Reserve {
  readonly bytes: number;
  /** Takes the space, if it is not taken yet. */
  hold(): Promise<void>;
  /** Gives it back. */
  release(): Promise<void>;
}

interface DiskWatchParts {
  /** Free bytes where the database lies. */
  readonly free: () => Promise<number>;
  /** Below so many bytes nothing is written any more. */
  readonly low: number;
  readonly reserve: Reserve;
  readonly onChange: (isFull: boolean, free: number) => void;
  readonly onFault: (cause: unknown) => void;
}

/** One look at the disk after another. */
export interface DiskWatch {
  readonly room: DiskRoom;
  look(): Promise<void>;
  start(pauseMilliseconds?: number): Repeated;
}

const PAUSE = 1_000;
/** Writing comes back only when there is clearly room, so that it does not flicker. */
const ENOUGH = 1.25;
/** Below this part of the limit even the database's own housekeeping is in danger. */
const CRITICAL = 0.25;

/** Stops writing before the database must; a database that finds no room for its log ends itself. */
export function diskWatch(parts: DiskWatchParts): DiskWatch {
  const { free, low, reserve } = parts;
  let isFull = false;
  let isHeld = false;
  const change = (to: boolean, bytes: number): void => {
    isFull = to;
    parts.onChange(to, bytes);
  };
  const look = async (): Promise<void> => {
    const bytes = await free();
    if (!isFull && bytes < low) change(true, bytes);
    if (isFull && isHeld && bytes < low * CRITICAL) {
      await reserve.release();
      isHeld = false;
    }
    const needed = low * ENOUGH + (isHeld ? 0 : reserve.bytes);
    if (isFull && bytes >= needed) change(false, bytes);
    if (!isFull && !isHeld && bytes >= needed) {
      await reserve.hold();
      isHeld = true;
    }
  };
  return {
    room: { isFull: () => isFull },
    look,
    start: (pause = PAUSE) =>
      startRepeated(() => look().then(() => false), { pause, onFault: parts.onFault }),
  };
}
