import { useMutation } from "@tanstack/react-query";
import { Button, Input, Popover } from "antd";
import { useState } from "react";
import type { FieldView } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import { Refusal } from "../refusal/index.ts";
import { revealTexts } from "./reveal-texts.ts";

interface FieldRowProps {
  readonly field: FieldView;
  /** The customer whose masked fields the reader may have shown; null = may not. */
  readonly revealOf: string | null;
}

/** One fact: its label, its value, the article that computes it; masked, with a way to see it. */
export function FieldRow({ field, revealOf }: FieldRowProps) {
  return (
    <div style={{ display: "contents" }}>
      <dt>{field.label}</dt>
      <dd>
        {field.isMasked === true && revealOf !== null ? (
          <Masked field={field} customer={revealOf} />
        ) : (
          field.text
        )}{" "}
        {field.article === null ? null : <Citation article={field.article} />}
      </dd>
    </div>
  );
}

interface MaskedProps {
  readonly field: FieldView;
  readonly customer: string;
}

function Masked({ field, customer }: MaskedProps) {
  const t = useTexts(revealTexts);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const reveal = useMutation({
    mutationFn: () =>
      call("POST /api/reveals", { body: { customer, field: field.key, reason: reason.trim() } }),
    onSuccess: () => setOpen(false),
  });
  if (reveal.data !== undefined) {
    return (
      <>
        <span className="revealed">{reveal.data.text}</span>{" "}
        <span className="small muted">{t.remaining(formatNumber(reveal.data.remaining))}</span>
      </>
    );
  }
  const ask = (
    <form
      className="stack reveal"
      onSubmit={(event) => {
        event.preventDefault();
        reveal.mutate();
      }}
    >
      <p className="small muted">{t.hint}</p>
      <Input
        autoFocus
        aria-label={t.reason}
        placeholder={t.placeholder}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {reveal.error === null ? null : <Refusal error={reveal.error} />}
      <Button type="primary" size="small" htmlType="submit" loading={reveal.isPending}>
        {t.show}
      </Button>
    </form>
  );
  return (
    <>
      {field.text}{" "}
      <Popover
        trigger="click"
        open={isOpen}
        onOpenChange={setOpen}
        title={t.title(field.label)}
        content={ask}
      >
        <button type="button" className="link small">
          {t.show}
        </button>
      </Popover>
    </>
  );
}
