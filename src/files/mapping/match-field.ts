import type { FileField } from "./file-field.ts";
import { headingOf } from "./heading.ts";

const SUBJECT_PREFIX = /^(客户|企业|公司|集团|单位|经理|员工)/;

/** Finds the field of a heading: its own names first, then other names, then without 客户/企业 in front. */
export class FieldFinder {
  readonly #byName = new Map<string, FileField>();

  constructor(fields: readonly FileField[]) {
    for (const field of fields) for (const name of [field.zh, field.key]) this.#add(name, field);
    for (const field of fields)
      for (const name of [field.en, ...field.aliases]) this.#add(name, field);
  }

  find(header: string): FileField | null {
    const { plain } = headingOf(header);
    if (plain === "") return null;
    const found = this.#byName.get(plain) ?? this.#byName.get(plain.replace(SUBJECT_PREFIX, ""));
    return found ?? null;
  }

  /** Names are taken apart like headings, so that `registered_capital_wan` and 注册资本(万元) meet. */
  #add(name: string, field: FileField): void {
    const { plain } = headingOf(name);
    if (!this.#byName.has(plain)) this.#byName.set(plain, field);
  }
}
