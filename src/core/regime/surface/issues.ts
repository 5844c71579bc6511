import type { Issue } from "../../shared/index.ts";
import type { ExpressionIssueCode } from "../expression/index.ts";

/** Faults of the text of a regime file; texts live in src/i18n/<locale>/regime-surface-issues.ts. */
export type SurfaceIssueCode =
  | ExpressionIssueCode
  | "regime.tooLarge"
  | "regime.noArticles"
  | "meta.missing"
  | "meta.unclosed"
  | "meta.keyMissing"
  | "meta.keyUnknown"
  | "meta.valueInvalid"
  | "yaml.syntax"
  | "yaml.duplicateKey"
  | "yaml.quoteNeeded"
  | "yaml.tooDeep"
  | "heading.unknown"
  | "heading.noHash"
  | "article.keyMissing"
  | "article.keyInvalid"
  | "article.keyDuplicate"
  | "rule.outsideArticle"
  | "rule.second"
  | "rule.unclosed"
  | "rule.notAMap"
  | "rule.kindMissing"
  | "rule.kindUnknown"
  | "rule.formUnknown"
  | "rule.keyUnknown"
  | "rule.keyMissing"
  | "rule.valueInvalid"
  | "rule.valueTooLarge"
  | "rule.valueNotInList"
  | "rule.strengthWithoutEffect"
  | "rule.capIsHard"
  | "rule.oneOf"
  | "rule.elseNotLast"
  | "rule.needs"
  | "define.nameInvalid"
  | "define.nameTaken"
  | "define.cycle"
  | "test.nameUnknown"
  | "test.nameDerived"
  | "test.valueInvalid";

export type SurfaceIssue = Issue<SurfaceIssueCode>;
