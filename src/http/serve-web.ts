import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** The built web; every path that is neither a file nor the interface gets its first page. */
export async function serveWeb(server: FastifyInstance, webRoot: string | null): Promise<void> {
  if (webRoot === null || !existsSync(join(webRoot, "index.html"))) return;
  await server.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    // The build lays a compressed copy beside each file.
    preCompressed: true,
    index: false,
    // Names of built files carry a hash of their content; the first page names them.
    immutable: true,
    maxAge: "365d",
  });
  server.get("/*", { schema: { hide: true } }, (request, reply) => {
    if (request.url.startsWith("/api/") || /\.[a-z0-9]+$/i.test(request.url.split("?")[0] ?? ""))
      return reply.callNotFound();
    return reply
      .header("cache-control", "no-cache")
      .sendFile("index.html", { cacheControl: false });
  });
}
