import type { Static, TSchema } from "typebox";

/** One route of the HTTP interface. Its key is `METHOD /path/:parameter`. */
export interface RouteSpec {
  readonly tag: string;
  readonly summary: string;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Schema of the answer; absent for a file or a stream. */
  readonly answer?: TSchema;
  readonly status?: 200 | 201 | 202;
  /** Media type of a file answer. */
  readonly file?: string;
  /** Answers server-sent events; each `data:` is JSON of this schema, by event name. */
  readonly events?: Readonly<Record<string, TSchema>>;
  /** Takes multipart/form-data instead of JSON. */
  readonly upload?: true;
  /** Takes the header Idempotency-Key: the same key gives the same effect once. */
  readonly idempotent?: true;
  /** Works without a session. */
  readonly open?: true;
}

type PathParameter<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParameter<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type StaticOf<S> = S extends TSchema ? Static<S> : undefined;

/** Types of one route for a caller: what goes in, what comes out. */
export interface RouteTypes<Key extends string, S extends RouteSpec> {
  params: { [P in PathParameter<Key>]: string };
  query: S extends { query: infer Q } ? StaticOf<Q> : undefined;
  body: S extends { body: infer B } ? StaticOf<B> : undefined;
  answer: S extends { answer: infer A } ? StaticOf<A> : undefined;
  events: S extends { events: infer E } ? { [N in keyof E]: StaticOf<E[N]> } : undefined;
}
