import { availableParallelism } from "node:os";
import { parentPort } from "node:worker_threads";
import { collectGarbage } from "./collect-garbage.ts";
import { type ThreadCrew, threadCrew } from "./crew/thread-crew.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { openTask, type Task } from "./worker-task.ts";

/** More hands than this wait for one another more than they help. */
const MOST_HANDS = 8;

// The server is the only one that starts this file. One task at a time; the thread and its crew
// stay warm between them, because code that has run before runs at once at full speed.
const port = parentPort;
let task: Task | null = null;
let crew: ThreadCrew | null = null;

const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void =>
  port?.postMessage(message, transfer);

function hands(): ThreadCrew {
  crew ??= threadCrew(Math.min(availableParallelism(), MOST_HANDS));
  return crew;
}

function take(message: ToWorker): void {
  if (message.kind === "begin") task = openTask(message.task, send, hands);
  else if (message.kind !== "end") task?.take(message);
  else {
    task = null;
    send({ kind: "ended" });
    collectGarbage();
  }
}

/** After a failure nobody knows what the hands are in the middle of: the next task gets others. */
function dismissHands(): void {
  void crew?.close();
  crew = null;
}

port?.on("message", (message: ToWorker) => {
  try {
    take(message);
  } catch (cause) {
    task = null;
    dismissHands();
    send({ kind: "broke", message: cause instanceof Error ? cause.message : String(cause) });
  }
});
