import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { read } from "../../api/index.ts";
import { priceOf, sharesOf } from "./price-shares.ts";

export interface ManagerPrice {
  readonly price: number;
  /** Of the dearest, 0 … 1. */
  readonly share: number;
}

/** Prices by manager for drawing; null until they are there or while they are not wanted. */
export function usePrices(
  run: string,
  isWanted: boolean,
): ReadonlyMap<string, ManagerPrice> | null {
  const query = useQuery({
    ...read("GET /api/runs/:id/prices", { params: { id: run } }),
    enabled: isWanted,
  });
  const rows = query.data?.rows;
  return useMemo(() => {
    if (rows === undefined || !isWanted) return null;
    const shares = sharesOf(rows);
    return new Map(
      rows.map((row) => [
        row.manager.id,
        { price: priceOf(row), share: shares.get(row.manager.id) ?? 0 },
      ]),
    );
  }, [rows, isWanted]);
}
