import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";

/** Opens (or closes, with null) the explanation of one customer of this run. */
export function useOpenCustomer(): (customer: string | null) => void {
  const navigate = useNavigate({ from: "/allocation/$id" });
  return useCallback(
    (customer) =>
      void navigate({
        replace: true,
        search: ({ customer: _closed, ...rest }) =>
          customer === null ? rest : { ...rest, customer },
      }),
    [navigate],
  );
}
