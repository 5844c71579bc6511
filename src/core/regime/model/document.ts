import type { ArticleKey, LocalDate, Position, RegimeId } from "../../shared/index.ts";
import type { Rule } from "./rule.ts";

/** 第九条之一 → { article: 9, insertion: 1 }. `insertion` is 0 for a plain 第九条. */
export interface Ordinal {
  readonly article: number;
  readonly insertion: number;
}

export type RegimeStatus = "draft" | "in_force" | "repealed";

/** The front matter of a regime file. */
export interface RegimeMeta {
  readonly id: RegimeId;
  readonly title: string;
  readonly revision: number;
  readonly status: RegimeStatus;
  readonly effective: LocalDate;
  readonly basis: readonly string[];
  readonly calendar: string;
  readonly owner: string;
}

/** One numbered article: its prose and at most one rule. */
export interface Article {
  readonly ordinal: Ordinal;
  /** As printed: 第九条之一. */
  readonly printed: string;
  readonly key: ArticleKey;
  readonly title: string;
  /** Prose paragraphs joined by newlines, Markdown stripped. */
  readonly prose: string;
  /** Index into `RegimeDocument.chapters`, -1 before the first chapter. */
  readonly chapter: number;
  readonly at: Position;
  /** Position of the first prose line. */
  readonly proseAt: Position;
  /** The YAML of the rule block and the line of its first content line; null without a rule. */
  readonly ruleText: string | null;
  readonly ruleAt: Position | null;
  readonly rule: Rule | null;
  /** Hash of the article's text (heading, prose and rule). */
  readonly textHash: string;
}

export interface Chapter {
  readonly number: number;
  readonly printed: string;
  readonly title: string;
  readonly at: Position;
}

/** A regime file, parsed. */
export interface RegimeDocument {
  readonly meta: RegimeMeta;
  readonly chapters: readonly Chapter[];
  readonly articles: readonly Article[];
  /** The file's text, byte for byte. */
  readonly source: string;
  readonly textHash: string;
}

/** Names one article of one revision: what every decision stores. */
export interface Citation {
  readonly regime: RegimeId;
  readonly revision: number;
  readonly key: ArticleKey;
  readonly printed: string;
  readonly textHash: string;
}
