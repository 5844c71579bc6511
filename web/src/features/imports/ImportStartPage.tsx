import { InboxOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Progress, Upload } from "antd";
import { useState } from "react";
import type { ImportKind } from "../../../../src/contract/index.ts";
import { uploadImport } from "../../api/index.ts";
import { formatPercent, useTexts } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Refusal } from "../refusal/index.ts";
import { importTexts } from "./texts.ts";
import "./imports.css";

const route = getRouteApi("/shell/import");

const KINDS = [
  { kind: "customers", hint: "customersHint" },
  { kind: "managers", hint: "managersHint" },
  { kind: "licences", hint: "licencesHint" },
  { kind: "capacity", hint: "capacityHint" },
  { kind: "owners", hint: "ownersHint" },
] as const;

/** Step one: what the file holds, and the file. */
export function ImportStartPage() {
  const t = useTexts(importTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const kind = KINDS.find((one) => one.kind === search.kind)?.kind ?? "customers";
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="stack">
        <fieldset className="import-kinds">
          <legend>{t.kind}</legend>
          {KINDS.map((one) => (
            <label key={one.kind} className={one.kind === kind ? "chosen" : undefined}>
              <input
                type="radio"
                name="kind"
                checked={one.kind === kind}
                onChange={() =>
                  void navigate({ to: "/import", search: { kind: one.kind }, replace: true })
                }
              />
              <strong>{t[one.kind]}</strong>
              <small>{t[one.hint]}</small>
            </label>
          ))}
        </fieldset>
        <Uploader kind={kind} />
      </div>
    </Page>
  );
}

function Uploader({ kind }: { readonly kind: ImportKind }) {
  const t = useTexts(importTexts);
  const navigate = useNavigate();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) => uploadImport({ kind, file, onShare: setShare }),
    onSuccess: (view) => navigate({ to: "/import/$id", params: { id: view.id } }),
  });
  return (
    <div className="stack">
      <Upload.Dragger
        accept=".csv,.txt,.xlsx,.xls"
        showUploadList={false}
        disabled={send.isPending}
        beforeUpload={(file: File) => {
          setShare(0);
          send.mutate(file);
          return false;
        }}
      >
        <p className="import-icon">
          <InboxOutlined />
        </p>
        <p>{t.drop}</p>
        <p className="muted small">{t.dropHint}</p>
      </Upload.Dragger>
      {send.isPending ? (
        <div>
          {share < 1 ? t.uploading(send.variables.name, formatPercent(share, 0)) : t.reading}
          <Progress percent={Math.round(share * 100)} showInfo={false} />
        </div>
      ) : null}
      {send.error === null ? null : <Refusal error={send.error} />}
    </div>
  );
}
