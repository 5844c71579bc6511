import { StopOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import type { RunProgress } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { runTexts } from "./texts.ts";

/** What is left of a run that is stopped now: no plan yet, the best so far, or none any more. */
type Kept = "nothingYet" | "best" | "nothingLeft";

/** A run in that phase, or before its first. */
export function keptWhenStopped(phase: RunProgress["phase"] | undefined): Kept {
  if (phase === undefined || phase === "load" || phase === "prepare") return "nothingYet";
  return phase === "explain" || phase === "store" ? "nothingLeft" : "best";
}

/** Ends a run, and says what becomes of its plan. To be keyed by that. */
export function StopRun({ run, keeps }: { readonly run: string; readonly keeps: Kept }) {
  const t = useTexts(runTexts);
  const stop = useMutation({
    mutationFn: () => call("POST /api/runs/:id/stop", { params: { id: run } }),
  });
  const look = {
    danger: true,
    icon: <StopOutlined />,
    loading: stop.isPending || stop.isSuccess,
  };
  return (
    <>
      {keeps === "nothingLeft" ? (
        <Popconfirm title={t.giveUpHint} okText={t.giveUp} onConfirm={() => stop.mutate()}>
          <Button {...look}>{t.giveUp}</Button>
        </Popconfirm>
      ) : (
        <Button {...look} onClick={() => stop.mutate()}>
          {keeps === "best" ? t.stop : t.stopEarly}
        </Button>
      )}
      {stop.error === null ? null : <Refusal error={stop.error} />}
    </>
  );
}
