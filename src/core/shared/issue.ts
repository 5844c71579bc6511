/** Where in a text: 1-based line and column (columns count UTF-16 units). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Severity = "error" | "warning" | "note";

/** Plain data of an issue; texts are rendered elsewhere from code + data, in either language. */
export type IssueData = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>;

/**
 * A fault that user data can cause. `Code` is a closed union per module (see each module's
 * `issues.ts`); `src/i18n` holds one zh-CN and one en text for every code.
 */
export interface Issue<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  readonly data: IssueData;
  /** Position in the regime text, where the fault is in one. */
  readonly at?: Position;
  /** Printed article, such as 第十二条, where the fault belongs to one. */
  readonly article?: string;
}
