import type { OutboxMessage, WebhookFormat } from "../ports.ts";

/** Why a message did not go out. */
export type DeliveryFault =
  | "addressForbidden"
  | "addressUnknown"
  | "notReached"
  | "timedOut"
  | "tooManyMessages"
  | "statusRefused"
  | "answerRefused"
  | "answerUnreadable";

export type Delivery =
  | { readonly kind: "sent" }
  | {
      readonly kind: "failed";
      readonly fault: DeliveryFault;
      /** HTTP status or the robot's own error number; never the text of the answer. */
      readonly number: number | null;
    };

/** What is put on the wire. */
export interface OutgoingMessage {
  readonly format: WebhookFormat;
  readonly target: string;
  readonly secret: string | null;
  /** The same for every try, so that a receiver can tell a repetition. */
  readonly delivery: string;
  readonly kind: string;
  readonly about: string;
  readonly data: OutboxMessage["data"];
  readonly text: string;
  readonly at: Date;
}

/** Speaks to the world outside. */
export interface Messenger {
  /** Why no message may go to this address; null when one may. The host's addresses are judged at each sending. */
  judge(target: string): "addressForbidden" | "addressUnknown" | null;
  send(message: OutgoingMessage): Promise<Delivery>;
}

/** Encrypts what the database must not be able to show. */
export interface Vault {
  seal(text: string): Uint8Array;
  open(sealed: Uint8Array): string;
}

/** What sending needs besides the database. */
export interface Outgoing {
  readonly messenger: Messenger;
  readonly vault: Vault;
  readonly text: (message: Pick<OutboxMessage, "kind" | "data" | "locale">) => string;
}
