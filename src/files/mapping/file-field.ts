import type { ImportKind } from "../../app/ports/files.ts";
import type { FieldSpec, FieldType } from "../../core/facts/index.ts";
import { CATALOGUES, type ExtraField } from "./catalogues.ts";

/** Something a column of a file can carry. */
export interface FileField {
  /** Canonical key; `lng`, `lat` and `precision` together make a place. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly aliases: readonly string[];
  readonly values?: readonly string[];
}

const ofExtra = (extra: ExtraField): FileField => ({ required: false, aliases: [], ...extra });

function ofSpec(spec: FieldSpec): FileField {
  return {
    key: spec.key,
    zh: spec.zh,
    en: spec.en,
    type: spec.type,
    required: spec.key === "id" || spec.key === "name",
    aliases: spec.aliases,
    ...(spec.values === undefined ? {} : { values: spec.values }),
  };
}

/** Every field a file of this kind can carry: the vocabulary, what regimes declare, and columns of files only. */
export function fileFields(
  kind: ImportKind,
  vocabulary: readonly FieldSpec[],
): readonly FileField[] {
  const extras = CATALOGUES[kind].map(ofExtra);
  if (kind !== "customers" && kind !== "managers") return extras;
  const subject = kind === "customers" ? "customer" : "manager";
  const own = vocabulary
    .filter((spec) => spec.of === subject && spec.type !== "place" && spec.derived !== true)
    .map(ofSpec);
  return [...own, ...extras];
}
