import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import Type, { type TSchema } from "typebox";
import type { Reader } from "../app/reader.ts";
import { Refusal } from "../app/refusal.ts";
import { readSession } from "../app/session/read-session.ts";
import { owesFactor } from "../app/session/second-factor.ts";
import { type Api, Problem, ROUTES, type RouteKey, type RouteSpec } from "../contract/index.ts";
import type { Call, Handlers } from "./call.ts";
import { once } from "./idempotency.ts";
import { localeOf } from "./locale.ts";
import type { ServerOptions, SignInThrottle } from "./server-options.ts";
import { tokenOf } from "./session-cookie.ts";

interface Binding {
  readonly options: ServerOptions;
  readonly throttle: SignInThrottle;
  readonly handlers: Handlers;
}

/** What a person may still do while the one-time password is not changed. */
const BEFORE_CHANGE: readonly string[] = ["POST /api/session/password"];

/** What an administrator may still do while there is no second factor. */
const BEFORE_FACTOR: readonly string[] = [...BEFORE_CHANGE, "POST /api/factor", "PUT /api/factor"];

/** What goes on while the disk is full: to come and go, and what writes nothing. */
const WITHOUT_ROOM: readonly string[] = [
  "POST /api/session",
  "DELETE /api/session",
  "POST /api/ledger/verify",
  "POST /api/regimes/check",
];

/** Registers every route of the contract. */
export function bindRoutes(server: FastifyInstance, binding: Binding): void {
  for (const key of Object.keys(ROUTES) as RouteKey[]) bindRoute(server, binding, key);
}

function bindRoute<K extends RouteKey>(server: FastifyInstance, binding: Binding, key: K): void {
  const spec: RouteSpec = ROUTES[key];
  const [method, url] = key.split(" ") as [HTTPMethods, string];
  server.route({
    method,
    url,
    schema: schemaOf(url, spec),
    // Answers are typed by the compiler; a second pass over thirty thousand rows would only cost time.
    serializerCompiler: () => JSON.stringify,
    handler: async (request, reply) => {
      const reader = spec.open === true ? null : await authenticate(binding, key, request);
      if (method !== "GET") checkWrite(request);
      if (method !== "GET" && !WITHOUT_ROOM.includes(key) && binding.options.app.room.isFull())
        throw new Refusal("database.full");
      const call = callOf<K>(binding, { request, reply, reader });
      reply.code(spec.status ?? 200);
      const work = (): Promise<Api[K]["answer"]> => binding.handlers[key](call);
      if (spec.idempotent !== true || reader === null) return work();
      return once(
        { app: binding.options.app, account: reader.account.account, route: key, request, reply },
        work,
      );
    },
  });
}

/** A form on a foreign page can send neither this header nor JSON. */
function checkWrite(request: FastifyRequest): void {
  if (request.headers["x-guanhu"] === undefined) throw new Refusal("request.headerMissing");
}

async function authenticate(
  binding: Binding,
  key: string,
  request: FastifyRequest,
): Promise<Reader> {
  const { app } = binding.options;
  const reader = await readSession(app, tokenOf(request));
  if (reader === null) throw new Refusal("session.required");
  if (reader.account.mustChangePassword && !BEFORE_CHANGE.includes(key))
    throw new Refusal("session.passwordChangeRequired");
  if (owesFactor(app, reader.account) && !BEFORE_FACTOR.includes(key))
    throw new Refusal("session.factorRequired");
  return reader;
}

function callOf<K extends RouteKey>(
  binding: Binding,
  parts: {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly reader: Reader | null;
  },
): Call<K> {
  const { request, reply, reader } = parts;
  return {
    app: binding.options.app,
    throttle: binding.throttle,
    maxUploadBytes: binding.options.maxUploadBytes,
    // The schemas of the route have checked these by now.
    params: request.params as Call<K>["params"],
    query: request.query as Call<K>["query"],
    body: request.body as Call<K>["body"],
    locale: localeOf(request),
    request,
    reply,
    reader: () => {
      if (reader === null) throw new Refusal("session.required");
      return reader;
    },
  };
}

const plain = (description: string): TSchema => Type.String({ description });

function responseOf(spec: RouteSpec): Record<string, unknown> {
  const status = String(spec.status ?? 200);
  const refusal = {
    description: "Refusal",
    content: { "application/problem+json": { schema: Problem } },
  };
  if (spec.answer !== undefined)
    return {
      [status]: {
        description: spec.summary,
        content: { "application/json": { schema: spec.answer } },
      },
      default: refusal,
    };
  const [media, schema] =
    spec.file === undefined
      ? ["text/event-stream", plain("Server-sent events")]
      : [spec.file, plain("File")];
  return {
    [status]: { description: spec.summary, content: { [media]: { schema } } },
    default: refusal,
  };
}

function schemaOf(url: string, spec: RouteSpec): Record<string, unknown> {
  const names = [...url.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1] ?? "");
  return {
    tags: [spec.tag],
    summary: spec.summary,
    ...(spec.open === true ? { security: [] } : {}),
    ...(spec.upload === true ? { consumes: ["multipart/form-data"] } : {}),
    ...(names.length > 0
      ? { params: Type.Object(Object.fromEntries(names.map((name) => [name, Type.String()]))) }
      : {}),
    ...(spec.query === undefined ? {} : { querystring: spec.query }),
    ...(spec.body === undefined ? {} : { body: spec.body }),
    response: responseOf(spec),
  };
}
