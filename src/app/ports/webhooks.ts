import type { NoticeKind } from "../notices/notice-kinds.ts";
import type { NoticeData } from "./notices.ts";

/** Group robots of 企业微信, 钉钉 and 飞书, or a program that takes JSON. */

export type WebhookFormat = "wecom" | "dingtalk" | "feishu" | "json";
export type WebhookLocale = "zh-CN" | "en";

/** A webhook as it may be shown: the address and the secret are not in it. */
export interface Webhook {
  readonly id: string;
  readonly name: string;
  readonly format: WebhookFormat;
  /** Host of the address. */
  readonly shown: string;
  readonly hasSecret: boolean;
  readonly kinds: readonly NoticeKind[];
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly locale: WebhookLocale;
  readonly isActive: boolean;
  readonly createdBy: string;
  readonly waiting: number;
  readonly givenUp: number;
  readonly lastSentAt: Date | null;
  /** Of the message that is being tried. */
  readonly fault: string | null;
}

/** Address and secret, encrypted: the store never sees them plain. */
export interface SealedTarget {
  readonly target: Uint8Array;
  readonly secret: Uint8Array | null;
  readonly shown: string;
}

export interface NewWebhook extends SealedTarget {
  readonly id: string;
  readonly name: string;
  readonly format: WebhookFormat;
  readonly kinds: readonly NoticeKind[];
  readonly unit: string | null;
  readonly locale: WebhookLocale;
}

export interface WebhookChange extends Partial<SealedTarget> {
  readonly name?: string;
  readonly kinds?: readonly NoticeKind[];
  readonly locale?: WebhookLocale;
  readonly isActive?: boolean;
}

/** A message on its way out, held by who took it. */
export interface OutboxMessage {
  readonly id: number;
  readonly webhook: string;
  readonly webhookName: string;
  readonly format: WebhookFormat;
  readonly target: Uint8Array;
  readonly secret: Uint8Array | null;
  readonly locale: WebhookLocale;
  readonly kind: NoticeKind;
  readonly about: string;
  readonly data: NoticeData;
  readonly at: Date;
  /** This try included. */
  readonly tries: number;
  /** Until when the taker holds it. */
  readonly heldUntil: Date;
  /** Messages of this webhook that went out within the last minute. */
  readonly recent: number;
}

export interface WebhookStore {
  list(): Promise<readonly Webhook[]>;
  find(id: string): Promise<Webhook | null>;
  targetOf(id: string): Promise<SealedTarget | null>;
  insert(webhook: NewWebhook): Promise<void>;
  update(id: string, change: WebhookChange): Promise<void>;
  remove(id: string): Promise<void>;
  /** Everything that waits or was given up is due now. */
  retry(id: string): Promise<number>;
  /** Takes due messages, oldest first; who dies with them loses them at `until`. */
  take(now: Date, until: Date, limit: number): Promise<readonly OutboxMessage[]>;
  /** Holds a message on until `until`; false when another has taken it since, or its webhook was closed. */
  hold(message: Pick<OutboxMessage, "id" | "heldUntil">, until: Date): Promise<boolean>;
  sent(id: number, at: Date): Promise<void>;
  failed(id: number, fault: string, dueAt: Date): Promise<void>;
  /** Gives back what was not tried and is still held. */
  release(message: Pick<OutboxMessage, "id" | "heldUntil">, dueAt: Date): Promise<void>;
  giveUp(id: number, fault: string, at: Date): Promise<void>;
}
