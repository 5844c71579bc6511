import type { FastifyReply } from "fastify";

/** A stream of server-sent events. */
export interface EventStream {
  send(event: string, data: unknown): void;
  close(): void;
  /** Called once, when the reader goes away or the stream is closed. */
  onClose(action: () => void): void;
}

const HEARTBEAT_MILLISECONDS = 15_000;

/** Takes the answer over and keeps it open. Proxies are told not to hold events back. */
export function openEvents(reply: FastifyReply): EventStream {
  const actions: (() => void)[] = [];
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    connection: "keep-alive",
  });
  raw.write(": open\n\n");
  const heartbeat = setInterval(() => raw.write(": still here\n\n"), HEARTBEAT_MILLISECONDS);
  raw.on("close", () => {
    clearInterval(heartbeat);
    for (const action of actions.splice(0)) action();
  });
  // A reader that disappears while something is written is no fault of ours.
  raw.on("error", () => undefined);
  return {
    send: (event, data) => {
      raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close: () => raw.end(),
    onClose: (action) => {
      actions.push(action);
    },
  };
}
