import { SafetyCertificateOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { call, read } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { ledgerTexts } from "./texts.ts";

/** Recomputes every hash and seal, and says what it found. */
export function VerifyLedger() {
  const t = useTexts(ledgerTexts);
  const may = useMay("ledger.verify");
  const verify = useMutation({ mutationFn: () => call("POST /api/ledger/verify", {}) });
  const isOpen = verify.data !== undefined || verify.error !== null;
  if (!may) return null;
  return (
    <>
      <Button
        icon={<SafetyCertificateOutlined />}
        loading={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {t.verify}
      </Button>
      <Modal title={t.verify} open={isOpen} footer={null} onCancel={verify.reset}>
        <div className="stack">
          {verify.error === null ? null : <Refusal error={verify.error} />}
          {verify.data === undefined ? null : <Verified found={verify.data} />}
          <Seal />
        </div>
      </Modal>
    </>
  );
}

interface VerifiedProps {
  readonly found: Awaited<ReturnType<typeof call<"POST /api/ledger/verify">>>;
}

function Verified({ found }: VerifiedProps) {
  const t = useTexts(ledgerTexts);
  if (found.ok) {
    const seconds = formatNumber(found.seconds, 1);
    return <p>{t.intact(formatNumber(found.records), formatNumber(found.seals), seconds)}</p>;
  }
  return (
    <>
      <strong className="bad">{t.broken(formatNumber(found.faults.length))}</strong>
      <Notice items={found.faults.map((fault) => ({ what: fault.text }))} />
    </>
  );
}

function Seal() {
  const t = useTexts(ledgerTexts);
  const query = useQuery(read("GET /api/ledger/seal", {}));
  return (
    <Loaded query={query}>
      {({ seal }) => (
        <p className="muted">
          {seal === null
            ? t.noSeal
            : t.seal(formatNumber(seal.number), formatInstant(seal.at), formatNumber(seal.records))}
        </p>
      )}
    </Loaded>
  );
}
