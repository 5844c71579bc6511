import { CloudUploadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import type { RunOutcome, RunView } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Refusal } from "../refusal/index.ts";
import { runTexts } from "./texts.ts";

interface PublishRunProps {
  readonly run: RunView;
  readonly outcome: RunOutcome;
}

/** Makes the plan the book in force, after one more look at what it changes. */
export function PublishRun({ run, outcome }: PublishRunProps) {
  const t = useTexts(runTexts);
  const { message } = App.useApp();
  const [isAsking, setAsking] = useState(false);
  const [key] = useState(newKey);
  const publish = useMutation({
    mutationFn: () =>
      call("POST /api/runs/:id/publish", { params: { id: run.id } }, { idempotencyKey: key }),
    onSuccess: async ({ changed, seconds }) => {
      setAsking(false);
      void message.success(t.publishedDone(formatNumber(changed), formatNumber(seconds, 1)));
      await refresh("/runs", "/customers", "/managers", "/overview", "/ledger", "/my-book");
    },
    onError: () => refresh("/runs"),
  });
  if (!run.allowed.includes("publish") && publish.error === null) return null;
  return (
    <>
      <Button type="primary" icon={<CloudUploadOutlined />} onClick={() => setAsking(true)}>
        {t.publish}
      </Button>
      <Modal
        title={t.publishTitle}
        open={isAsking}
        okText={t.publish}
        cancelText={t.cancel}
        okButtonProps={{
          loading: publish.isPending,
          disabled: !run.allowed.includes("publish"),
        }}
        onOk={() => publish.mutate()}
        onCancel={() => {
          setAsking(false);
          publish.reset();
        }}
      >
        <div className="stack">
          <p>{t.publishAsk(formatNumber(outcome.moved))}</p>
          {outcome.awaiting === 0 ? null : (
            <Notice
              tone="warning"
              items={[{ what: t.publishAwaits(formatNumber(outcome.awaiting)) }]}
            />
          )}
          {publish.error === null ? null : <Refusal error={publish.error} />}
        </div>
      </Modal>
    </>
  );
}
