import type { Value } from "../../../facts/index.ts";
import type { SidePart } from "../../../regime/index.ts";
import { alike, type Classes, classesOf, refine } from "./classes.ts";

interface Subject {
  readonly id: string;
  readonly fields: Readonly<Record<string, Value>>;
}

/** Subjects with the classes that their fields make, each field looked at once. */
export interface FieldClasses<S extends Subject> {
  readonly subjects: readonly S[];
  /** Two subjects are of one class exactly when the fields cannot tell them apart. */
  byFields(fields: readonly string[]): Classes;
  /** Two subjects are of one class exactly when all values are equal; a key names a value. */
  byValues(values: readonly SidePart<S>[]): Classes;
}

/** Fields that are computed from others: the class must see what they are computed from. */
const DERIVED_FROM: Readonly<Record<string, string>> = { tenureMonths: "hiredOn" };

/** Equal values, also those of lists and places, as one thing to look up. */
function interned(): (value: Value) => unknown {
  const texts = new Map<string, object>();
  return (value) => {
    if (typeof value !== "object" || value === null) return value;
    const text = JSON.stringify(value);
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, value);
    return value;
  };
}

function byField(subjects: readonly Subject[], field: string): Classes {
  const token = interned();
  return classesOf(subjects.length, (i) =>
    field === "id" ? subjects[i]?.id : token(subjects[i]?.fields[field] ?? null),
  );
}

/** Prepares the classes of subjects whose facts do not change. O(subjects) per field or part asked for. */
export function fieldClasses<S extends Subject>(subjects: readonly S[]): FieldClasses<S> {
  const known = new Map<string, Classes>();
  const remembered = (key: string, make: () => Classes): Classes => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const all = (list: readonly Classes[]): Classes => list.reduce(refine, alike(subjects.length));
  return {
    subjects,
    byFields: (fields) =>
      all(
        fields
          .flatMap((field) => [field, DERIVED_FROM[field] ?? []].flat())
          .map((field) => remembered(`field ${field}`, () => byField(subjects, field))),
      ),
    byValues: (values) =>
      all(
        values.map(({ key, value }) =>
          remembered(`value ${key}`, () => {
            const token = interned();
            return classesOf(subjects.length, (i) => {
              const subject = subjects[i];
              return subject === undefined ? null : token(value(subject));
            });
          }),
        ),
      ),
  };
}
