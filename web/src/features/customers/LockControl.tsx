import { LockOutlined, UnlockOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Input, Modal, Popconfirm } from "antd";
import { useState } from "react";
import type { CustomerView } from "../../../../src/contract/index.ts";
import { call, refresh } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { customerTexts } from "./texts.ts";

const reread = () => refresh("/customers", "/locks");

/** Locks a customer to its owner, or releases the lock, where the reader may. */
export function LockControl({ customer }: { readonly customer: CustomerView }) {
  const t = useTexts(customerTexts);
  const { lock, owner, allowed } = customer;
  const [isAsking, setAsking] = useState(false);
  const release = useMutation({
    mutationFn: () => call("DELETE /api/locks/:customer", { params: { customer: customer.id } }),
    onSuccess: reread,
  });
  if (lock !== null) {
    const text = t.locked(lock.manager.name, lock.by, formatInstant(lock.at));
    return allowed.includes("unlock") ? (
      <Popconfirm title={text} description={lock.reason} onConfirm={() => release.mutate()}>
        <Button icon={<UnlockOutlined />} loading={release.isPending}>
          {t.unlock}
        </Button>
      </Popconfirm>
    ) : (
      <span className="muted">{text}</span>
    );
  }
  if (owner === null || !allowed.includes("lock")) return null;
  return (
    <>
      <Button icon={<LockOutlined />} onClick={() => setAsking(true)}>
        {t.lock}
      </Button>
      {isAsking ? (
        <LockDialog customer={customer.id} manager={owner.id} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}

interface LockDialogProps {
  readonly customer: string;
  readonly manager: string;
  readonly onClose: () => void;
}

function LockDialog({ customer, manager, onClose }: LockDialogProps) {
  const t = useTexts(customerTexts);
  const [reason, setReason] = useState("");
  const lock = useMutation({
    mutationFn: () => call("POST /api/locks", { body: { customer, manager, reason } }),
    onSuccess: async () => {
      await reread();
      onClose();
    },
  });
  return (
    <Modal
      title={t.lock}
      open
      okText={t.lock}
      cancelText={t.cancel}
      okButtonProps={{ disabled: reason.trim() === "", loading: lock.isPending }}
      onOk={() => lock.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        <Input.TextArea
          rows={3}
          value={reason}
          placeholder={t.required}
          aria-label={t.lockReason}
          onChange={(event) => setReason(event.target.value)}
        />
        {lock.error === null ? null : <Refusal error={lock.error} />}
      </div>
    </Modal>
  );
}
