import type { CustomerRecord, LockRecord, ManagerRecord } from "../../app/ports.ts";
import type { CustomerRow, FieldView, LockView, ManagerRow } from "../../contract/index.ts";
import {
  BASE_VOCABULARY,
  type FieldSpec,
  type Fields,
  isPlace,
  type Place,
  type Value,
} from "../../core/facts/index.ts";
import { fieldLabel, fieldText } from "../../i18n/field-text.ts";
import type { Locale } from "../../i18n/text.ts";

const textOf = (fields: Fields, key: string): string | null => {
  const value = fields[key];
  return typeof value === "string" && value !== "" ? value : null;
};

const numberOf = (fields: Fields, key: string): number | null => {
  const value = fields[key];
  return typeof value === "number" ? value : null;
};

const listOf = (fields: Fields, key: string): string[] => {
  const value = fields[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
};

export const placeOf = (fields: Fields): Place | null => {
  const value = fields["place"] ?? null;
  return isPlace(value) ? value : null;
};

export const customerRow = ({ id, name, fields, owner }: CustomerRecord): CustomerRow => ({
  id,
  name,
  uscc: textOf(fields, "uscc"),
  industry: textOf(fields, "industry"),
  district: textOf(fields, "district"),
  street: textOf(fields, "street"),
  capital: numberOf(fields, "capital"),
  group: textOf(fields, "group"),
  owner,
});

const licencesOf = (fields: Fields): readonly Value[] => {
  const value = fields["licences"];
  return Array.isArray(value) ? value : [];
};

export const managerRow = ({ id, name, fields, count }: ManagerRecord): ManagerRow => ({
  id,
  name,
  unit: textOf(fields, "unit"),
  post: textOf(fields, "post"),
  status: textOf(fields, "status"),
  territory: listOf(fields, "territory"),
  industries: listOf(fields, "industries"),
  limit: numberOf(fields, "limit"),
  count,
  licenceCount: licencesOf(fields).length,
});

/** Fields shown elsewhere on the page, or by nature not a line of text. */
const ELSEWHERE: readonly string[] = ["id", "name", "place", "owner", "licences"];

/** Labels of a column nobody declared: those of another subject's field of this name, or the name. */
function labelsOf(key: string): Pick<FieldSpec, "zh" | "en"> {
  const name = key.replace(/^x:/, "");
  const { zh, en } = BASE_VOCABULARY.find((spec) => spec.key === name) ?? { zh: name, en: name };
  return { zh, en };
}

/** The facts of a subject in the order of the vocabulary; columns nobody declared come last. */
export function fieldViews(
  fields: Fields,
  specs: readonly FieldSpec[],
  locale: Locale,
): FieldView[] {
  const shown = new Set(ELSEWHERE);
  const view = (spec: Pick<FieldSpec, "key" | "zh" | "en" | "type">): FieldView => {
    shown.add(spec.key);
    const value = fields[spec.key] ?? null;
    return {
      key: spec.key,
      label: fieldLabel(spec, locale),
      type: spec.type,
      value,
      text: fieldText(spec.type, value, locale),
      article: null,
    };
  };
  const declared = specs
    .filter((spec) => !ELSEWHERE.includes(spec.key) && spec.derived !== true)
    .map(view);
  const others = Object.keys(fields)
    .filter((key) => !shown.has(key))
    .sort()
    .map((key) => {
      return view({ key, ...labelsOf(key), type: "text" });
    });
  return [...declared, ...others];
}

export const lockView = (lock: LockRecord): LockView => ({ ...lock, at: lock.at.toISOString() });
