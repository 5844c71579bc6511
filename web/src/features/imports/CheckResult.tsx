import { DownloadOutlined } from "@ant-design/icons";
import { Button, Table } from "antd";
import { useEffect, useRef } from "react";
import type { FaultView, ImportCheck, ImportView } from "../../../../src/contract/index.ts";
import { linkTo } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { importTexts } from "./texts.ts";

interface CheckResultProps {
  readonly view: ImportView;
  readonly check: ImportCheck;
  readonly isCommitting: boolean;
  readonly onCommit: () => void;
}

/** What the file would do, or everything that is wrong with it. */
export function CheckResult({ view, check, isCommitting, onCommit }: CheckResultProps) {
  const t = useTexts(importTexts);
  const isRefused = check.errors > 0;
  const faultCount = check.errors + check.warnings;
  const figures = ["rows", "added", "changed", "unchanged", "errors", "warnings"] as const;
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (check !== undefined) frame.current?.scrollIntoView({ behavior: "smooth", block: "start" });
  }, [check]);
  return (
    <section className="panel" ref={frame}>
      <div className="spread">
        <h2>{t.result}</h2>
        {isRefused ? null : (
          <Button type="primary" loading={isCommitting} onClick={onCommit}>
            {t.commit}
          </Button>
        )}
      </div>
      <div className="figures import-figures">
        {figures.map((name) => (
          <Figure key={name} label={t[name]} value={formatNumber(check[name])} />
        ))}
      </div>
      {isRefused ? (
        <Notice items={[{ what: t.refused }]} />
      ) : (
        <p>{check.warnings > 0 ? t.passedWithWarnings : t.passed}</p>
      )}
      {faultCount === 0 ? null : (
        <div className="stack import-faults">
          <div className="spread">
            <span className="muted">
              {check.faults.length < faultCount
                ? t.first(formatNumber(check.faults.length), formatNumber(faultCount))
                : null}
            </span>
            <Button
              icon={<DownloadOutlined />}
              href={linkTo("GET /api/imports/:id/rejects.csv", { params: { id: view.id } })}
            >
              {t.download}
            </Button>
          </div>
          <Faults faults={check.faults} />
        </div>
      )}
      {check.sample.length === 0 ? null : <Sample check={check} />}
    </section>
  );
}

function Faults({ faults }: { readonly faults: readonly FaultView[] }) {
  const t = useTexts(importTexts);
  const rows = faults.map((fault, index) => ({ ...fault, index }));
  return (
    <Table<(typeof rows)[number]>
      size="small"
      rowKey="index"
      virtual
      scroll={{ x: 860, y: 380 }}
      dataSource={rows}
      pagination={false}
      columns={[
        {
          title: t.row,
          width: 70,
          align: "right",
          render: (_, fault) => (fault.row === 0 ? t.wholeFile : formatNumber(fault.row)),
        },
        { title: t.column, width: 130, dataIndex: "column" },
        { title: t.value, width: 160, ellipsis: true, dataIndex: "value" },
        {
          title: t.reason,
          width: 280,
          render: (_, fault) => (
            <span className={fault.severity === "error" ? "bad" : undefined}>{fault.reason}</span>
          ),
        },
        { title: t.can, width: 220, dataIndex: "can" },
      ]}
    />
  );
}

function Sample({ check }: { readonly check: ImportCheck }) {
  const t = useTexts(importTexts);
  return (
    <>
      <h3 className="import-sample-title">{t.preview}</h3>
      <div className="mapping-scroll">
        <table className="mapping">
          <thead>
            <tr>
              {check.sampleHeaders.map((header) => (
                <th key={header}>{header}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {check.sample.map((row) => (
              <tr key={row.id}>
                {row.values.map((value, index) => (
                  <td key={check.sampleHeaders[index] ?? index}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
