import { useMutation } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import type { LifeView } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { ContactDialog } from "./ContactDialog.tsx";
import { DealDialog } from "./DealDialog.tsx";
import { protectionTexts } from "./texts.ts";

interface LifeActionsProps {
  readonly customer: { readonly id: string; readonly name: string };
  readonly allowed: LifeView["allowed"];
  readonly onDone: (text: string) => void;
}

/** What the reader may do with a customer of his. */
export function LifeActions({ customer, allowed, onDone }: LifeActionsProps) {
  const t = useTexts(protectionTexts);
  const [open, setOpen] = useState<"contact" | "deal" | "release" | null>(null);
  const close = () => setOpen(null);
  const shown = (["contact", "deal", "release"] as const).filter((one) => allowed.includes(one));
  return (
    <span className="life-actions">
      {shown.map((one) => (
        <Button key={one} size="small" onClick={() => setOpen(one)}>
          {t[one]}
        </Button>
      ))}
      {open === "contact" ? (
        <ContactDialog customer={customer} onClose={close} onDone={onDone} />
      ) : null}
      {open === "deal" ? <DealDialog customer={customer} onClose={close} /> : null}
      {open === "release" ? (
        <ReleaseDialog customer={customer} onClose={close} onDone={onDone} />
      ) : null}
    </span>
  );
}

interface ReleaseDialogProps {
  readonly customer: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

function ReleaseDialog({ customer, onClose, onDone }: ReleaseDialogProps) {
  const t = useTexts(protectionTexts);
  const [reason, setReason] = useState("");
  const release = useMutation({
    mutationFn: () =>
      call(
        "POST /api/lives/:customer/release",
        { params: { customer: customer.id }, body: { reason } },
        { idempotencyKey: newKey() },
      ),
    onSuccess: async () => {
      onDone(t.releasedIt(customer.name));
      onClose();
      await refresh("/lives", "/pool", "/my-book");
    },
  });
  return (
    <Modal
      open
      title={`${t.release} · ${customer.name}`}
      okText={t.release}
      cancelText={t.cancel}
      okButtonProps={{ loading: release.isPending, disabled: reason.trim() === "" }}
      onOk={() => release.mutate()}
      onCancel={onClose}
    >
      {release.error === null ? null : <Refusal error={release.error} />}
      <Input.TextArea
        rows={3}
        maxLength={500}
        aria-label={t.reason}
        placeholder={t.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
