import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../app/app.ts";
import type { Reader } from "../app/reader.ts";
import type { Api, RouteKey } from "../contract/index.ts";
import type { Locale } from "../i18n/text.ts";
import type { SignInThrottle } from "./server-options.ts";

/** One request, parsed by the schemas of its route. */
export interface Call<K extends RouteKey> {
  readonly app: App;
  readonly params: Api[K]["params"];
  readonly query: Api[K]["query"];
  readonly body: Api[K]["body"];
  readonly locale: Locale;
  readonly throttle: SignInThrottle;
  readonly maxUploadBytes: number;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Who asks; refuses when nobody is signed in. */
  reader(): Reader;
}

/** Answers a route. A file or a stream is sent through `reply`, and nothing is returned. */
type Handler<K extends RouteKey> = (call: Call<K>) => Promise<Api[K]["answer"]>;
export type Handlers<Keys extends RouteKey = RouteKey> = { readonly [K in Keys]: Handler<K> };

/** Route keys of one tag or prefix: `RoutesUnder<"/api/runs">`. */
export type RoutesUnder<Prefix extends string> = Extract<
  RouteKey,
  `${string} ${Prefix}` | `${string} ${Prefix}/${string}`
>;
