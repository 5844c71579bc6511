import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Form, Input, QRCode } from "antd";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Loaded, Refusal } from "../refusal/index.ts";
import { factorTexts } from "./factor-texts.ts";

const GROUPS = /.{1,4}/g;

interface FactorFormProps {
  readonly onDone: () => void;
}

/** Sets up the second factor: scan, enter the first code, keep the recovery codes. */
export function FactorForm({ onDone }: FactorFormProps) {
  const t = useTexts(factorTexts);
  const begun = useQuery({
    queryKey: ["factor"],
    queryFn: () => call("POST /api/factor", {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const confirm = useMutation({
    mutationFn: (body: { code: string }) => call("PUT /api/factor", { body }),
  });
  if (confirm.data !== undefined) {
    return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />;
  }
  return (
    <Loaded query={begun}>
      {({ uri, secret }) => (
        <>
          <p>{t.scan}</p>
          <div className="factor-code">
            <QRCode type="svg" value={uri} size={184} bordered={false} />
          </div>
          <p className="small muted">
            {t.byHand}
            <br />
            <code className="factor-secret">{secret.match(GROUPS)?.join(" ")}</code>
          </p>
          <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={confirm.mutate}>
            <Form.Item
              name="code"
              label={t.firstCode}
              rules={[{ required: true, message: t.required }]}
            >
              <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
            </Form.Item>
            {confirm.error === null ? null : (
              <div className="door-refusal">
                <Refusal error={confirm.error} />
              </div>
            )}
            <Button type="primary" htmlType="submit" block loading={confirm.isPending}>
              {t.confirm}
            </Button>
          </Form>
        </>
      )}
    </Loaded>
  );
}

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const t = useTexts(factorTexts);
  return (
    <>
      <p>{t.recovery}</p>
      <ul className="factor-recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" block onClick={onDone}>
        {t.kept}
      </Button>
    </>
  );
}
