import { useQuery } from "@tanstack/react-query";
import type { Right, SessionView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";

export const sessionQuery = () => read("GET /api/session", {});

/** Who is signed in; null before that is known or when nobody is. */
export function useSession(): SessionView | null {
  return useQuery(sessionQuery()).data?.session ?? null;
}

/** Whether the server granted this right to the reader. */
export const useMay = (right: Right): boolean => useSession()?.rights.includes(right) ?? false;
