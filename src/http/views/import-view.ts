import {
  type ImportCheck,
  type ImportStep,
  importDetails,
} from "../../app/imports/import-details.ts";
import { kindOf } from "../../app/imports/read-import.ts";
import type { FileFault, FileMapping, ImportRecord } from "../../app/ports.ts";
import type { FaultView, ImportMapping, ImportQuestion, ImportView } from "../../contract/index.ts";
import { IMPORT_QUESTIONS } from "../../i18n/import-questions.ts";
import { renderIssue } from "../../i18n/index.ts";
import { renderRefusal } from "../../i18n/refusals.ts";
import type { Locale } from "../../i18n/text.ts";

export const mappingView = (mapping: FileMapping): ImportMapping => ({
  ...mapping,
  columns: [...mapping.columns],
});

export function faultView(fault: FileFault, locale: Locale): FaultView {
  const { data, ...at } = fault;
  const text = renderIssue({ code: fault.code, severity: fault.severity, data }, locale);
  return { ...at, reason: text.what, can: text.can };
}

type Question = ReturnType<typeof importDetails>["inspection"]["questions"][number];

function questionView(question: Question, locale: Locale): ImportQuestion {
  const words = IMPORT_QUESTIONS[locale];
  return {
    ...question,
    text: words[question.id](question.header ?? ""),
    options: question.options.map((value) => ({ value, label: words.options[value] ?? value })),
  };
}

const checkView = (check: ImportCheck, locale: Locale): ImportView["check"] => ({
  ...check,
  faults: check.faults.map((fault) => faultView(fault, locale)),
  sample: check.sample.map(({ id, values }) => ({ id, values: [...values] })),
  sampleHeaders: [...check.sampleHeaders],
});

/** An import as the wizard shows it. */
export function importView(
  record: ImportRecord,
  shown: { readonly locale: Locale; readonly progress: ImportStep | null },
): ImportView {
  const { locale, progress } = shown;
  const { inspection, mapping, check, failure } = importDetails(record);
  return {
    id: record.id,
    kind: kindOf(record),
    fileName: record.fileName,
    bytes: record.bytes,
    state: record.state,
    createdAt: record.createdAt.toISOString(),
    createdBy: record.createdBy,
    encoding: inspection.encoding,
    sheets: [...inspection.sheets],
    headers: [...inspection.headers],
    sample: inspection.sample.map((row) => [...row]),
    suggestedMapping: mappingView(check === null ? inspection.suggestedMapping : mapping),
    fields: inspection.fields.map(({ key, zh, en, type, required }) => ({
      key,
      label: locale === "en" ? en : zh,
      type,
      required,
    })),
    questions: inspection.questions.map((question) => questionView(question, locale)),
    check: check === null ? null : checkView(check, locale),
    progress,
    failure: failure === null ? null : { code: failure.code, ...renderRefusal(failure, locale) },
    written: record.written,
  };
}
