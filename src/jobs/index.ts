export { atMost } from "./at-most.ts";
export { threadCrew } from "./crew/thread-crew.ts";
export { type DiskWatch, diskWatch, type Reserve } from "./disk-watch.ts";
export { type Repeated, startRepeated } from "./repeat.ts";
export { startTimedWorker, type TimedWorker } from "./timed-worker.ts";
export { workerRunner } from "./worker-runner.ts";
