export { workerRunner } from "./worker-runner.ts";
