import type { ErrorComponentProps } from "@tanstack/react-router";
import { Refusal } from "../features/refusal/index.ts";

/** Shown where a page itself failed. */
export const CrashPage = ({ error }: ErrorComponentProps) => (
  <Refusal error={error} onRetry={() => window.location.reload()} />
);
