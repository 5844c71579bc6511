import { Worker, workerData } from "node:worker_threads";
import { type HandTask, type KeeperTask, markEnded } from "./control.ts";

// The caller of a crew blocks while it works and hears nothing; this thread starts the hands,
// sees them end, and says so in shared memory.
const { control, module, ports } = workerData as KeeperTask;
const ENTRY = new URL("./crew-hand.ts", import.meta.url);

ports.forEach((port, hand) => {
  const task: HandTask = { control, module, hand, port };
  const worker = new Worker(ENTRY, { workerData: task, transferList: [port] });
  worker.on("error", () => markEnded(control, hand));
  worker.on("exit", () => markEnded(control, hand));
});
