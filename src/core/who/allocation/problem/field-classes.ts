import type { Value } from "../../../facts/index.ts";
import { alike, type Classes, classesOf, refine } from "./classes.ts";

interface Subject {
  readonly id: string;
  readonly fields: Readonly<Record<string, Value>>;
}

/** Subjects with the classes that their fields make, each field looked at once. */
export interface FieldClasses<S extends Subject> {
  readonly subjects: readonly S[];
  /** Two subjects are of one class exactly when the fields cannot tell them apart. */
  by(fields: readonly string[]): Classes;
}

/** Fields that are computed from others: the class must see what they are computed from. */
const DERIVED_FROM: Readonly<Record<string, string>> = { tenureMonths: "hiredOn" };

function byField(subjects: readonly Subject[], field: string): Classes {
  if (field === "id") return classesOf(subjects.length, (i) => subjects[i]?.id);
  const texts = new Map<string, object>();
  return classesOf(subjects.length, (i) => {
    const value = subjects[i]?.fields[field] ?? null;
    if (typeof value !== "object" || value === null) return value;
    const text = JSON.stringify(value);
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, value);
    return value;
  });
}

/** Prepares the classes of subjects whose facts do not change. O(subjects) per field asked for. */
export function fieldClasses<S extends Subject>(subjects: readonly S[]): FieldClasses<S> {
  const known = new Map<string, Classes>();
  const of = (field: string): Classes => {
    const found = known.get(field) ?? byField(subjects, field);
    known.set(field, found);
    return found;
  };
  return {
    subjects,
    by: (fields) =>
      fields
        .flatMap((field) => [field, DERIVED_FROM[field] ?? []].flat())
        .reduce((classes, field) => refine(classes, of(field)), alike(subjects.length)),
  };
}
