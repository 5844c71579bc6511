import { keepPreviousData, type QueryKey, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useDebounced } from "../use-debounced.ts";

const PAGE = 100;
const REST_MS = 60;

export interface RowPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface PagedRows<Row> {
  /** Null until the first page has come. */
  readonly total: number | null;
  readonly rowAt: (index: number) => Row | undefined;
  readonly showRange: (first: number, last: number) => void;
  readonly error: Error | null;
  readonly isStale: boolean;
}

interface Source<Row> {
  readonly key: QueryKey;
  readonly fetchPage: (offset: number, limit: number, signal: AbortSignal) => Promise<RowPage<Row>>;
}

/** Rows of a server-paged list: only the pages in sight are asked for, seen ones stay cached. */
export function usePagedRows<Row>({ key, fetchPage }: Source<Row>): PagedRows<Row> {
  const [pages, setPages] = useState<readonly [number, number]>([0, 0]);
  const rested = useDebounced(pages, REST_MS);
  const head = useQuery({
    queryKey: [...key, "page", 0],
    queryFn: ({ signal }) => fetchPage(0, PAGE, signal),
    placeholderData: keepPreviousData,
  });
  const inSight = Array.from({ length: rested[1] - rested[0] + 1 }, (_, i) => rested[0] + i);
  const later = inSight.filter((page) => page > 0);
  const loaded = useQueries({
    queries: later.map((page) => ({
      queryKey: [...key, "page", page],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchPage(page * PAGE, PAGE, signal),
    })),
  });
  const rowAt = (index: number): Row | undefined => {
    const page = Math.floor(index / PAGE);
    const data = page === 0 ? head.data : loaded[later.indexOf(page)]?.data;
    return data?.rows[index % PAGE];
  };
  const showRange = useCallback((first: number, last: number) => {
    const next = [Math.floor(first / PAGE), Math.floor(Math.max(first, last - 1) / PAGE)] as const;
    setPages((now) => (now[0] === next[0] && now[1] === next[1] ? now : next));
  }, []);
  return {
    total: head.data?.total ?? null,
    rowAt,
    showRange,
    error: head.error ?? loaded.find((query) => query.error !== null)?.error ?? null,
    isStale: head.isPlaceholderData,
  };
}
