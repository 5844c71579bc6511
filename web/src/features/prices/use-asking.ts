import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { LeaverAsk, RunView, WhatIfAsk } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";

export type Question =
  | { readonly route: "POST /api/runs/:id/what-if"; readonly body: WhatIfAsk }
  | { readonly route: "POST /api/runs/:id/leaver"; readonly body: LeaverAsk };

/** Sends a question to a plan and opens the plan that answers it. */
export function useAsking(run: string, onAsked: () => void) {
  const navigate = useNavigate();
  const [idempotencyKey] = useState(newKey);
  const params = { id: run };
  return useMutation({
    mutationFn: (question: Question): Promise<RunView> =>
      question.route === "POST /api/runs/:id/leaver"
        ? call(question.route, { params, body: question.body }, { idempotencyKey })
        : call(question.route, { params, body: question.body }, { idempotencyKey }),
    onSuccess: async ({ id }) => {
      onAsked();
      await refresh("/runs", "/overview");
      await navigate({ to: "/allocation/$id", params: { id } });
    },
  });
}
