import type { NoticeKind } from "../notices/notice-kinds.ts";
import type { Role } from "../roles.ts";

/** Values a notice's sentence is made of: names, dates as text, counts, printed articles. */
export type NoticeData = Readonly<Record<string, string | number | null>>;

/** Who is told: everyone that any of these names. Closed accounts are not. */
export interface NoticeRecipients {
  readonly accounts?: readonly string[];
  /** Ids of customer managers; the accounts that belong to them. */
  readonly managers?: readonly string[];
  /** Every account with one of these roles that is bound to `unit`, to one above it, or to none. */
  readonly roles?: readonly Role[];
  /** Where it happened; decides which role holders and which webhooks are told. */
  readonly unit?: string | null;
}

export interface NewNotice {
  readonly to: NoticeRecipients;
  readonly kind: NoticeKind;
  /** Id of the thing it leads to: a customer, a case, a handover … */
  readonly about: string;
  readonly data: NoticeData;
  /** The same key tells nobody twice: give it where the work may be repeated. */
  readonly effectKey?: string;
}

export interface NoticeRecord {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly about: string;
  readonly data: NoticeData;
  readonly by: string;
  readonly at: Date;
  readonly readAt: Date | null;
}

export interface NoticeStore {
  /** Tells people and webhooks, in this transaction: when it rolls back, nobody was told. */
  tell(notice: NewNotice): Promise<void>;
  /** The reader's own, newest first; `before` is the id to go on from. */
  mine(search: {
    readonly unreadOnly: boolean;
    readonly before: number | null;
    readonly limit: number;
  }): Promise<readonly NoticeRecord[]>;
  unread(): Promise<number>;
  /** Marks some of the reader's notices, or all of them, as read; how many changed. */
  markRead(ids: readonly number[] | "all"): Promise<number>;
}
