export { atMost } from "./at-most.ts";
export { threadCrew } from "./crew/thread-crew.ts";
export { workerRunner } from "./worker-runner.ts";
