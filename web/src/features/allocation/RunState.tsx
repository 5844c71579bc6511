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

/** Where a run stands. */
export function RunState({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  return <Tag color={COLOURS[run.state]}>{t[run.state]}</Tag>;
}

export const isGoing = (run: RunView): boolean => run.state === "queued" || run.state === "running";
