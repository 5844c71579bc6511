import {
  type ImportCheck,
  type ImportStep,
  importDetails,
} from "../../app/imports/import-details.ts";
import { kindOf } from "../../app/imports/read-import.ts";
import type { FileFault, FileMapping, ImportRecord, NewcomerCount } from "../../app/ports.ts";
import type {
  FaultView,
  ImportArrivals,
  ImportMapping,
  ImportQuestion,
  ImportView,
} from "../../contract/index.ts";
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

function arrivalsView(counts: readonly NewcomerCount[]): ImportArrivals | null {
  if (counts.length === 0) return null;
  const sum = (of: readonly NewcomerCount[]): number => of.reduce((n, { count }) => n + count, 0);
  const by = (outcome: NewcomerCount["outcome"]): number =>
    sum(counts.filter((one) => one.outcome === outcome));
  return {
    total: sum(counts),
    given: by("given"),
    open: by(null),
    waiting: counts.flatMap(({ outcome, why, articles, count }) =>
      outcome === null || outcome === "given"
        ? []
        : [{ why: why ?? outcome, articles: [...articles], count }],
    ),
  };
}

/** An import as the wizard shows it. */
export function importView(
  record: ImportRecord,
  shown: {
    readonly locale: Locale;
    readonly progress: ImportStep | null;
    readonly newcomers: readonly NewcomerCount[];
  },
): ImportView {
  const { locale, progress, newcomers } = shown;
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
    arrivals: arrivalsView(newcomers),
  };
}
