import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { Refusal } from "./Refusal.tsx";

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** A query's data once it is there; until then a skeleton, or the refusal with a way to try again. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Skeleton active paragraph={{ rows: 6 }} />;
}
