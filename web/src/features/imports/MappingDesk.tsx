import { Radio, Select } from "antd";
import type { ImportMapping, ImportQuestion, ImportView } from "../../../../src/contract/index.ts";
import { formatList, useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { MappingTable } from "./MappingTable.tsx";
import { SavedMappings } from "./SavedMappings.tsx";
import { importTexts } from "./texts.ts";

interface MappingDeskProps {
  readonly view: ImportView;
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
  /** Another sheet has headings of its own: its mapping is proposed anew. */
  readonly onSheet: (sheet: string) => void;
}

/** Required fields that no column carries yet. */
function missingFields(view: ImportView, mapping: ImportMapping): readonly string[] {
  const given = new Set(mapping.columns.map((column) => column.field));
  return view.fields.filter((field) => field.required && !given.has(field.key)).map((f) => f.label);
}

function answerTo(question: ImportQuestion, mapping: ImportMapping): string | null {
  if (question.id === "coordinates") return mapping.coordinates;
  return mapping.columns.find((column) => column.header === question.header)?.unit ?? null;
}

/** True when nothing stands in the way of a check. */
export const isAnswered = (view: ImportView, mapping: ImportMapping): boolean =>
  missingFields(view, mapping).length === 0 &&
  view.questions.every((question) => answerTo(question, mapping) !== null);

const SYSTEMS = ["wgs84", "gcj02", "bd09"] as const;

function answered(question: ImportQuestion, mapping: ImportMapping, value: string): ImportMapping {
  if (question.id === "coordinates") {
    return { ...mapping, coordinates: SYSTEMS.find((system) => system === value) ?? null };
  }
  return {
    ...mapping,
    columns: mapping.columns.map((column) =>
      column.header === question.header ? { ...column, unit: value } : column,
    ),
  };
}

/** The headings, what they mean, and the questions the file leaves open. */
export function MappingDesk({ view, mapping, onChange, onSheet }: MappingDeskProps) {
  const t = useTexts(importTexts);
  const missing = missingFields(view, mapping);
  return (
    <section className="panel">
      <div className="spread">
        <h2>{t.mapping}</h2>
        <SavedMappings kind={view.kind} mapping={mapping} onUse={onChange} />
      </div>
      <p className="muted">{t.mappingHint}</p>
      {view.sheets.length < 2 ? null : (
        <p className="row">
          {t.sheet}
          <Select
            style={{ minWidth: 180 }}
            value={mapping.sheet ?? view.sheets[0] ?? ""}
            options={view.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            onChange={onSheet}
          />
        </p>
      )}
      {missing.length === 0 ? null : (
        <Notice
          tone="warning"
          items={[{ what: t.missing(formatList(missing)), can: t.missingCan }]}
        />
      )}
      <MappingTable view={view} mapping={mapping} onChange={onChange} />
      {view.questions.length === 0 ? null : (
        <div className="import-questions">
          <h3>{t.questions}</h3>
          {view.questions.map((question) => (
            <div key={`${question.id}${question.header ?? ""}`}>
              <p>{question.text}</p>
              <Radio.Group
                value={answerTo(question, mapping)}
                options={question.options}
                onChange={(event) =>
                  onChange(answered(question, mapping, String(event.target.value)))
                }
              />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
