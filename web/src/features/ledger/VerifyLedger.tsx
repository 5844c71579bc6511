import { FileTextOutlined, PrinterOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Modal, Upload } from "antd";
import { useState } from "react";
import { call, linkTo, read } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { ledgerTexts } from "./texts.ts";
import "./ledger.css";

/** Recomputes every hash and seal, also against a receipt that was kept, and hands out the latest seal. */
export function VerifyLedger() {
  const t = useTexts(ledgerTexts);
  const may = useMay("ledger.verify");
  const [isOpen, setOpen] = useState(false);
  const verify = useMutation({
    mutationFn: (seals: string | null) =>
      call("POST /api/ledger/verify", { body: seals === null ? {} : { seals } }),
  });
  const close = () => {
    setOpen(false);
    verify.reset();
  };
  return (
    <>
      <Button icon={<SafetyCertificateOutlined />} onClick={() => setOpen(true)}>
        {t.proof}
      </Button>
      <Modal title={t.proof} open={isOpen} footer={null} onCancel={close} destroyOnHidden>
        <div className="stack">
          <Seal />
          {may ? (
            <div className="ledger-proof">
              <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate(null)}>
                {t.verify}
              </Button>
              <Upload
                accept=".txt,.jsonl,.html,text/plain"
                showUploadList={false}
                beforeUpload={(file) => {
                  void file.text().then((text) => verify.mutate(text));
                  return false;
                }}
              >
                <Button icon={<FileTextOutlined />}>{t.verifyReceipt}</Button>
              </Upload>
            </div>
          ) : null}
          {verify.error === null ? null : <Refusal error={verify.error} />}
          {verify.data === undefined ? null : (
            <Verified found={verify.data} withReceipt={typeof verify.variables === "string"} />
          )}
        </div>
      </Modal>
    </>
  );
}

interface VerifiedProps {
  readonly found: Awaited<ReturnType<typeof call<"POST /api/ledger/verify">>>;
  readonly withReceipt: boolean;
}

function Verified({ found, withReceipt }: VerifiedProps) {
  const t = useTexts(ledgerTexts);
  if (found.ok) {
    const seconds = formatNumber(found.seconds, 1);
    const text = t.intact(formatNumber(found.records), formatNumber(found.seals), seconds);
    return (
      <p role="status">
        <strong>{text}</strong>
        {withReceipt ? <span> {t.receiptAgrees}</span> : null}
      </p>
    );
  }
  return (
    <div role="status">
      <strong className="bad">{t.broken(formatNumber(found.faults.length))}</strong>
      <Notice items={found.faults.slice(0, 50).map((fault) => ({ what: faultLine(fault, t) }))} />
    </div>
  );
}

type Fault = VerifiedProps["found"]["faults"][number];

const faultLine = (
  fault: Fault,
  t: { readonly at: string; readonly record: string; readonly customer: string },
): string =>
  [
    fault.record === null ? "" : `${t.record} ${formatNumber(fault.record)}`,
    fault.customer === null ? "" : `${t.customer} ${fault.customer}`,
    fault.text,
  ]
    .filter((part) => part !== "")
    .join(" · ");

function Seal() {
  const t = useTexts(ledgerTexts);
  const query = useQuery(read("GET /api/ledger/seal", {}));
  return (
    <Loaded query={query}>
      {({ seal }) =>
        seal === null ? (
          <p className="muted">{t.noSeal}</p>
        ) : (
          <>
            <p className="muted">
              {t.seal(
                formatNumber(seal.number),
                formatInstant(seal.at),
                formatNumber(seal.uptoSeq),
              )}
            </p>
            <code className="ledger-root">{seal.root}</code>
            <p className="small muted">{t.keep}</p>
            <div className="ledger-proof">
              <Button
                icon={<FileTextOutlined />}
                href={linkTo("GET /api/ledger/receipt", { query: { form: "text" } })}
              >
                {t.receipt}
              </Button>
              <Button
                icon={<PrinterOutlined />}
                href={linkTo("GET /api/ledger/receipt", { query: { form: "html" } })}
                target="_blank"
              >
                {t.printReceipt}
              </Button>
            </div>
          </>
        )
      }
    </Loaded>
  );
}
