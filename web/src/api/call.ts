import type { Api, RouteKey } from "../../../src/contract/index.ts";
import { currentLocale } from "../i18n/index.ts";
import { ProblemError, problemOf } from "./problem.ts";

/** What goes into a route: exactly the parts that its contract names. */
export type Input<K extends RouteKey> = ([keyof Api[K]["params"]] extends [never]
  ? unknown
  : { readonly params: Readonly<Record<keyof Api[K]["params"], string>> }) &
  (Api[K]["query"] extends undefined ? unknown : { readonly query?: Api[K]["query"] }) &
  (Api[K]["body"] extends undefined ? unknown : { readonly body: Api[K]["body"] });

export type Answer<K extends RouteKey> = Api[K]["answer"];

interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: object | undefined;
  readonly body?: unknown;
}

interface CallOptions {
  readonly signal?: AbortSignal;
  /** Makes a repeated write the same write. */
  readonly idempotencyKey?: string;
}

/** The method and address of a route with its parameters and query filled in. */
export function addressOf(key: RouteKey, parts: Parts): { method: string; url: string } {
  const [method = "GET", pattern = ""] = key.split(" ");
  const path = pattern.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(parts.params?.[name] ?? ""),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return { method, url: text === "" ? path : `${path}?${text}` };
}

function headersOf(method: string, parts: Parts, options: CallOptions): Headers {
  const headers = new Headers({ accept: "application/json", "accept-language": currentLocale() });
  if (method !== "GET") headers.set("x-guanhu", "1");
  if (parts.body !== undefined) headers.set("content-type", "application/json");
  if (options.idempotencyKey !== undefined) headers.set("idempotency-key", options.idempotencyKey);
  return headers;
}

const wasAborted = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === "AbortError";

/** One request to the API; a refusal is thrown as a `ProblemError` with texts for the reader. */
export async function call<K extends RouteKey>(
  key: K,
  input: Input<K>,
  options: CallOptions = {},
): Promise<Answer<K>> {
  const parts: Parts = input ?? {};
  const { method, url } = addressOf(key, parts);
  const answer = await fetch(url, {
    method,
    headers: headersOf(method, parts, options),
    credentials: "same-origin",
    body: parts.body === undefined ? null : JSON.stringify(parts.body),
    signal: options.signal ?? null,
  }).catch((cause: unknown) => {
    throw wasAborted(cause) ? cause : new ProblemError({ kind: "unreachable" });
  });
  const text = await answer.text();
  if (!answer.ok) throw new ProblemError(problemOf(answer.status, text));
  return JSON.parse(text === "" ? "{}" : text);
}

/** Address of a file or event stream, in the language of the page. */
export function linkTo<K extends RouteKey>(key: K, input: Input<K>): string {
  const parts: Parts = input ?? {};
  return addressOf(key, { ...parts, query: { ...parts.query, lang: currentLocale() } }).url;
}
