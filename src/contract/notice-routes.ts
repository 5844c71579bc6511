import Type from "typebox";
import * as notices from "./notices.ts";
import type { RouteSpec } from "./route.ts";
import { Nothing } from "./shared.ts";
import * as webhooks from "./webhooks.ts";

/** Notices inside the product. */
export const NOTICE_ROUTES = {
  "GET /api/notices": {
    tag: "notices",
    summary: "The reader's own notices, newest first",
    query: notices.NoticeQuery,
    answer: notices.NoticeList,
  },
  "POST /api/notices/read": {
    tag: "notices",
    summary: "Mark notices as read",
    body: notices.NoticesRead,
    answer: notices.Unread,
  },
  "GET /api/notices/events": {
    tag: "notices",
    summary: "The number of unread notices, whenever it changes",
    query: notices.NoticeWatch,
    events: { unread: notices.Unread },
  },
} as const satisfies Record<string, RouteSpec>;

/** Webhooks that notices also go to. */
export const WEBHOOK_ROUTES = {
  "GET /api/webhooks": {
    tag: "notices",
    summary: "Webhooks, and the kinds of notices they can listen to",
    answer: webhooks.WebhookList,
  },
  "POST /api/webhooks": {
    tag: "notices",
    summary: "Add a webhook",
    body: webhooks.WebhookCreate,
    answer: webhooks.WebhookRow,
    status: 201,
    idempotent: true,
  },
  "PATCH /api/webhooks/:id": {
    tag: "notices",
    summary: "Change a webhook; with a new address or secret what waits is tried at once",
    body: webhooks.WebhookEdit,
    answer: webhooks.WebhookRow,
  },
  "DELETE /api/webhooks/:id": {
    tag: "notices",
    summary: "Remove a webhook and what waits for it",
    answer: Nothing,
  },
  "POST /api/webhooks/:id/test": {
    tag: "notices",
    summary: "Send one message now",
    answer: webhooks.WebhookTried,
  },
  "POST /api/webhooks/:id/retry": {
    tag: "notices",
    summary: "Try everything that waits or was given up",
    answer: Type.Object({ messages: Type.Integer() }),
  },
} as const satisfies Record<string, RouteSpec>;
