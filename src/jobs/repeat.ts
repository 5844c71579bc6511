/** Work that is done again and again until it is stopped. */
export interface Repeated {
  /** Resolves when the round in hand, if any, is through. */
  stop(): Promise<void>;
}

interface Rhythm {
  /** Milliseconds between two rounds. */
  readonly pause: number;
  readonly onFault: (cause: unknown) => void;
}

/** Does rounds one after the other; a round that says `true` is followed by the next without a pause. */
export function startRepeated(round: () => Promise<boolean>, rhythm: Rhythm): Repeated {
  let isStopped = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, rhythm.pause);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async () => {
    while (!isStopped) {
      const hasMore = await round().catch((cause: unknown) => {
        rhythm.onFault(cause);
        return false;
      });
      if (!hasMore && !isStopped) await pause();
    }
  };
  const done = loop();
  return {
    stop: async () => {
      isStopped = true;
      wake();
      await done;
    },
  };
}
