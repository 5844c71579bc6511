import { useQuery } from "@tanstack/react-query";
import type { Right, SessionView } from "../../../../src/contract/index.ts";
import { queryClient, read } from "../../api/index.ts";

export const sessionQuery = () => read("GET /api/session", {});

/** Who is signed in; null before that is known or when nobody is. */
export function useSession(): SessionView | null {
  return useQuery(sessionQuery()).data?.session ?? null;
}

/** Drops whatever was read for another account; who is signed in stays watched. */
export function forgetAllButSession(): void {
  const [key] = sessionQuery().queryKey;
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== key });
}

/** Whether the server granted this right to the reader. */
export const useMay = (right: Right): boolean => useSession()?.rights.includes(right) ?? false;
