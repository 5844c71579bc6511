import { useQuery } from "@tanstack/react-query";
import type { CheckAnswer } from "../../../../../src/contract/index.ts";
import { call } from "../../../api/index.ts";
import { useLocale } from "../../../i18n/index.ts";
import { useDebounced } from "../../../ui/use-debounced.ts";

const REST_MS = 300;

interface Checked {
  readonly answer: CheckAnswer | null;
  readonly isChecking: boolean;
  readonly error: Error | null;
}

/** The check of the text as it is written; the last answer stays until the next has come. */
export function useCheck(source: string, withFacts: boolean): Checked {
  const rested = useDebounced(source, REST_MS);
  const locale = useLocale();
  const query = useQuery({
    queryKey: ["POST /api/regimes/check", rested, withFacts, locale],
    queryFn: ({ signal }) =>
      call("POST /api/regimes/check", { body: { source: rested, withFacts } }, { signal }),
    placeholderData: (previous) => previous,
    gcTime: 60_000,
    staleTime: 60_000,
  });
  return {
    answer: query.data ?? null,
    isChecking: query.isFetching || rested !== source,
    error: query.error,
  };
}
