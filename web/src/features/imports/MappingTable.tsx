import { Select } from "antd";
import type { ColumnMapping, ImportMapping, ImportView } from "../../../../src/contract/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { importTexts } from "./texts.ts";

interface MappingTableProps {
  readonly view: ImportView;
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
}

const LEFT_OUT = "";
const SAMPLES = 3;

/** One line per column of the file: its heading, its first values, its meaning. */
export function MappingTable({ view, mapping, onChange }: MappingTableProps) {
  const t = useTexts(importTexts);
  const columnOf = (header: string): ColumnMapping =>
    mapping.columns.find((column) => column.header === header) ?? {
      header,
      field: null,
      unit: null,
    };
  const set = (next: ColumnMapping) =>
    onChange({
      ...mapping,
      columns: view.headers.map((header) => (header === next.header ? next : columnOf(header))),
    });
  return (
    <div className="mapping-scroll">
      <table className="mapping">
        <thead>
          <tr>
            <th>{t.column}</th>
            <th>{t.sample}</th>
            <th>{t.field}</th>
          </tr>
        </thead>
        <tbody>
          {view.headers.map((header, index) => (
            <tr key={header}>
              <td>
                <strong>{header}</strong>
              </td>
              <td className="mapping-sample">
                {view.sample
                  .slice(0, SAMPLES)
                  .map((row) => row[index] ?? "")
                  .filter((value) => value !== "")
                  .join(" ｜ ")}
              </td>
              <td>
                <Meaning view={view} column={columnOf(header)} onChange={set} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MeaningProps {
  readonly view: ImportView;
  readonly column: ColumnMapping;
  readonly onChange: (column: ColumnMapping) => void;
}

function Meaning({ view, column, onChange }: MeaningProps) {
  const t = useTexts(importTexts);
  const own = `x:${column.header}`;
  const type = view.fields.find((field) => field.key === column.field)?.type;
  return (
    <span className="row">
      <Select
        showSearch
        optionFilterProp="label"
        className="mapping-field"
        aria-label={`${column.header} ${t.field}`}
        value={column.field ?? LEFT_OUT}
        options={[
          { value: LEFT_OUT, label: t.leaveOut },
          { value: own, label: t.keepOwn },
          ...view.fields.map((field) => ({
            value: field.key,
            label: field.required ? `${field.label} *` : field.label,
          })),
        ]}
        onChange={(value) => onChange({ ...column, field: value === LEFT_OUT ? null : value })}
      />
      {type === "money" ? (
        <Select
          aria-label={`${column.header} ${t.unit}`}
          placeholder={t.unit}
          value={column.unit}
          options={[
            { value: "元", label: t.yuan },
            { value: "万元", label: t.tenThousand },
          ]}
          onChange={(unit) => onChange({ ...column, unit })}
        />
      ) : null}
    </span>
  );
}
