import { Tag } from "antd";
import type { RunView } from "../../../../src/contract/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { runTexts } from "./texts.ts";

const COLOURS = {
  queued: "default",
  running: "processing",
  done: "warning",
  failed: "error",
  interrupted: "error",
  published: "success",
  superseded: "default",
} as const;

/** A supposition is worked out, never waiting to be published. */
const isSupposed = (run: RunView): boolean => run.kind === "whatIf" && run.state === "done";

/** Where a run stands. */
export function RunState({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  if (isSupposed(run)) return <Tag>{t.workedOut}</Tag>;
  return <Tag color={COLOURS[run.state]}>{t[run.state]}</Tag>;
}

export const isGoing = (run: RunView): boolean => run.state === "queued" || run.state === "running";
