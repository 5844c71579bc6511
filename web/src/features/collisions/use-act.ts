import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { CollisionView } from "../../../../src/contract/index.ts";
import { newKey, queryClient, read, refresh } from "../../api/index.ts";

/** One act on a case: its answer is the case as it then stands. */
export function useAct<T>(
  id: string,
  act: (input: T, options: { readonly idempotencyKey: string }) => Promise<CollisionView>,
  onDone: () => void,
) {
  const [idempotencyKey, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (input: T) => act(input, { idempotencyKey }),
    onSuccess: async (view) => {
      const { queryKey } = read("GET /api/collisions/:id", { params: { id } });
      queryClient.setQueryData(queryKey, view);
      onDone();
      await refresh("/collisions", "/customers", "/notices");
    },
    onError: () => setKey(newKey()),
  });
}
