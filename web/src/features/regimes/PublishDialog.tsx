import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Checkbox, Modal } from "antd";
import { useState } from "react";
import type { IssueView } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { IssueList } from "./IssueList.tsx";
import { regimeTexts } from "./texts.ts";

interface PublishDialogProps {
  readonly id: string;
  readonly draftHash: string;
  readonly issues: readonly IssueView[];
  readonly onClose: () => void;
}

/** Puts a draft in force: errors block, every warning is signed. */
export function PublishDialog({ id, draftHash, issues, onClose }: PublishDialogProps) {
  const t = useTexts(regimeTexts);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [signed, setSigned] = useState<readonly string[]>([]);
  const [key] = useState(newKey);
  const errors = issues.filter((issue) => issue.severity === "error");
  const warnings = issues.filter((issue) => issue.severity === "warning");
  const publish = useMutation({
    mutationFn: () =>
      call(
        "POST /api/regimes/:id/publish",
        { params: { id }, body: { draftHash, signedWarnings: [...signed] } },
        { idempotencyKey: key },
      ),
    onSuccess: async (summary) => {
      await refresh("/regimes", "/overview");
      void message.success(t.published(summary.inForce?.revision ?? 0));
      onClose();
      await navigate({ to: "/regimes/$id", params: { id } });
    },
  });
  return (
    <Modal
      title={t.publishTitle}
      open
      width={640}
      okText={t.publish}
      cancelText={t.cancel}
      okButtonProps={{
        disabled: errors.length > 0 || signed.length < warnings.length,
        loading: publish.isPending,
      }}
      onOk={() => publish.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{t.publishHint}</p>
        {publish.error === null ? null : <Refusal error={publish.error} />}
        {errors.length === 0 ? null : (
          <>
            <strong>{t.publishBlocked}</strong>
            <IssueList issues={errors} regime={id} />
          </>
        )}
        {errors.length > 0 || warnings.length === 0 ? null : (
          <>
            <div className="spread">
              <strong>{t.sign}</strong>
              <span className="muted num">{t.signed(signed.length, warnings.length)}</span>
            </div>
            <Checkbox.Group
              className="signatures"
              value={[...signed]}
              onChange={setSigned}
              options={warnings.map((issue) => ({ value: issue.id, label: issue.message }))}
            />
          </>
        )}
      </div>
    </Modal>
  );
}
