export interface RevisionRecord {
  readonly revision: number;
  readonly hash: string;
  readonly effective: string;
  readonly state: "inForce" | "superseded";
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly editedBy: string;
  readonly signedWarnings: readonly string[];
}

export interface DraftRecord {
  readonly source: string;
  readonly hash: string;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly parses: boolean;
  readonly errors: number;
  readonly warnings: number;
}

export interface RegimeRecord {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly articleCount: number;
  readonly inForce: RevisionRecord | null;
  readonly draft: DraftRecord | null;
}

export interface ArticleRecord {
  readonly key: string;
  readonly printed: string;
  readonly title: string;
  readonly prose: string;
  readonly textHash: string;
}

export interface NewRevision {
  readonly regime: string;
  readonly title: string;
  readonly owner: string;
  readonly revision: number;
  readonly source: string;
  readonly hash: string;
  readonly effective: string;
  readonly editedBy: string;
  readonly signedWarnings: readonly string[];
  readonly articles: readonly ArticleRecord[];
}

export interface RegimeStore {
  list(): Promise<readonly RegimeRecord[]>;
  /** The revisions in force, by id of the regime, without their texts. */
  inForce(): Promise<readonly { readonly regime: string; readonly revision: number }[]>;
  find(id: string): Promise<RegimeRecord | null>;
  /** A published text. */
  text(
    id: string,
    revision: number,
  ): Promise<{ readonly source: string; readonly hash: string } | null>;
  revisions(id: string): Promise<readonly RevisionRecord[]>;
  articles(id: string, revision: number): Promise<readonly ArticleRecord[]>;
  /**
   * Keeps a draft (making the regime when it is new). False when the draft (or, without one, the
   * text in force) is no longer the one with `baseHash`.
   */
  saveDraft(draft: {
    readonly regime: string;
    readonly title: string;
    readonly owner: string;
    readonly source: string;
    readonly hash: string;
    readonly baseHash: string | null;
    readonly parses: boolean;
    readonly errors: number;
    readonly warnings: number;
  }): Promise<boolean>;
  dropDraft(id: string): Promise<void>;
  /**
   * Puts a revision in force, supersedes the one before and drops the draft. False when the draft
   * is no longer the one with `draftHash` (null: no draft is needed, for seeding) or the number is taken.
   */
  publish(revision: NewRevision, draftHash: string | null): Promise<boolean>;
}
