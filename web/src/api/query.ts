import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { RouteKey } from "../../../src/contract/index.ts";
import { currentLocale } from "../i18n/index.ts";
import { call, type Input } from "./call.ts";
import { ProblemError } from "./problem.ts";

const mayRetry = (count: number, error: Error): boolean =>
  count < 2 && error instanceof ProblemError && error.refusal.kind === "unreachable";

/** The cache of server answers; a refusal is shown, only a lost connection is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: mayRetry, staleTime: 15_000, refetchOnWindowFocus: false },
  },
});

export type ReadKey = Extract<RouteKey, `GET ${string}`>;

/** How a GET route is read and cached; answers hold rendered texts, so the language is in the key. */
export const read = <K extends ReadKey>(key: K, input: Input<K>) =>
  queryOptions({
    queryKey: [key, input, currentLocale()] as const,
    queryFn: ({ signal }) => call(key, input, { signal }),
  });

/** Makes everything read under these paths be read again: `refresh("/runs", "/customers")`. */
export const refresh = (...paths: readonly string[]): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey: [key] }) =>
      typeof key === "string" && paths.some((path) => key.includes(`/api${path}`)),
  });
