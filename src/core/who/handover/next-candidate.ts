import { compareCodePoints } from "../../shared/index.ts";

/** Somebody who might receive a customer. */
export interface Candidate {
  readonly manager: string;
  /** Minutes a month more than the first choice. */
  readonly extra: number;
  /** Weight he may still take; null = no limit. */
  readonly room: number | null;
}

/**
 * Who is asked next: the cheapest who has room and has not refused or been refused; ties by staff
 * number. Null = nobody is left.
 */
export function nextCandidate(
  candidates: readonly Candidate[],
  asked: { readonly weight: number; readonly without: readonly string[] },
): Candidate | null {
  const left = candidates.filter(
    ({ manager, room }) =>
      !asked.without.includes(manager) && (room === null || room >= asked.weight),
  );
  const [first] = [...left].sort(
    (a, b) => a.extra - b.extra || compareCodePoints(a.manager, b.manager),
  );
  return first ?? null;
}
