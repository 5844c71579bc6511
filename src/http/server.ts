import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import swagger from "@fastify/swagger";
import { TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import fastify, { type FastifyInstance } from "fastify";
import { Refusal } from "../app/refusal.ts";
import { newThrottle } from "../app/session/throttle.ts";
import { bindRoutes } from "./bind-routes.ts";
import { HANDLERS } from "./handlers/index.ts";
import { refusalOf, sendProblem } from "./problem.ts";
import { serveWeb } from "./serve-web.ts";
import type { ServerOptions } from "./server-options.ts";
import { guardAgainstSilence } from "./silence-guard.ts";

const MEGABYTE = 1024 * 1024;

/** The HTTP server: the interface under /api, its description, and the built web. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: 16 * MEGABYTE,
    genReqId: () => options.app.newId(),
    routerOptions: { maxParamLength: 500 },
    // A connection that is kept alive must not hold up the stop.
    forceCloseConnections: true,
  });
  server.setValidatorCompiler(TypeBoxValidatorCompiler);
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error, request);
    if (refusal.code === "server.fault" || refusal.code === "database.unavailable")
      options.app.log(refusal.code, {
        request: String(request.id),
        route: `${request.method} ${request.routeOptions.url ?? ""}`,
        cause: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    return sendProblem(reply, refusal);
  });
  guardAgainstSilence(server, options.app);
  await server.register(cookie);
  await server.register(multipart, {
    limits: { files: 1, fields: 10, fileSize: options.maxUploadBytes },
  });
  await server.register(helmet, { global: true, ...SECURITY });
  await server.register(swagger, { openapi: OPENAPI });
  await server.register(async (scope) => {
    scope.addHook("onSend", async (_request, reply) => {
      if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    });
    bindRoutes(scope, { options, throttle: newThrottle(), handlers: HANDLERS });
    scope.get("/openapi.json", { schema: { hide: true } }, async () => server.swagger());
  });
  await serveWeb(server, options.webRoot);
  server.setNotFoundHandler((request, reply) =>
    sendProblem(reply, new Refusal("route.notFound", { path: request.url.slice(0, 200) })),
  );
  return server;
}

/** Works over plain HTTP: nothing is upgraded. The map draws in workers made of blobs. */
const SECURITY = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'self'"],
      "base-uri": ["'self'"],
      "connect-src": ["'self'", "blob:", "data:"],
      "font-src": ["'self'", "data:"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'self'"],
      "img-src": ["'self'", "data:", "blob:"],
      "object-src": ["'none'"],
      "script-src": ["'self'"],
      "style-src": ["'self'", "'unsafe-inline'"],
      "worker-src": ["'self'", "blob:"],
    },
  },
  crossOriginOpenerPolicy: false,
  crossOriginEmbedderPolicy: false,
  originAgentCluster: false,
  hsts: false,
} as const;

const OPENAPI = {
  openapi: "3.1.0",
  info: {
    title: "Guanhu 管户",
    description:
      "Who looks after whom, why, and by which article. Writes carry the header x-guanhu: 1; refusals are application/problem+json.",
    version: "1",
  },
  components: {
    securitySchemes: { session: { type: "apiKey" as const, in: "cookie", name: "guanhu_session" } },
  },
  security: [{ session: [] }],
};
