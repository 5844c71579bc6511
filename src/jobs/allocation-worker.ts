import { parentPort } from "node:worker_threads";
import { collectGarbage } from "./collect-garbage.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { openTask, type Task } from "./worker-task.ts";

// The server is the only one that starts this file. One task at a time; the thread stays warm
// between them, because code that has run before runs at once at full speed.
const port = parentPort;
let task: Task | null = null;

const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void =>
  port?.postMessage(message, transfer);

function take(message: ToWorker): void {
  if (message.kind === "begin") task = openTask(message.task, send);
  else if (message.kind !== "end") task?.take(message);
  else {
    task = null;
    send({ kind: "ended" });
    collectGarbage();
  }
}

port?.on("message", (message: ToWorker) => {
  try {
    take(message);
  } catch (cause) {
    task = null;
    send({ kind: "broke", message: cause instanceof Error ? cause.message : String(cause) });
  }
});
