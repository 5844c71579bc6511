import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyReply } from "fastify";

/** Streams a file to the reader and waits until it is sent: its source may be a transaction. */
export async function sendFile(
  reply: FastifyReply,
  content: Readable,
  as: { readonly type: string; readonly name: string },
): Promise<void> {
  reply.hijack();
  reply.raw.writeHead(200, {
    "content-type": as.type,
    "content-disposition": `attachment; filename="${encodeURIComponent(as.name)}"; filename*=UTF-8''${encodeURIComponent(as.name)}`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  await pipeline(content, reply.raw);
}
