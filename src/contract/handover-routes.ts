import Type from "typebox";
import * as handovers from "./handovers.ts";
import type { RouteSpec } from "./route.ts";
import { Nothing } from "./shared.ts";

const tag = "handovers";

/** Routes of handovers, absences, transfers and credit. */
export const HANDOVER_ROUTES = {
  "GET /api/handovers": {
    tag,
    summary: "Handovers within sight: those that go on first",
    answer: Type.Object({ handovers: Type.Array(handovers.HandoverRow) }),
  },
  "POST /api/handovers": {
    tag,
    summary: "A manager gives notice: his book is to be handed over",
    body: handovers.HandoverCreate,
    answer: handovers.HandoverView,
    status: 201,
    idempotent: true,
  },
  "GET /api/handovers/:id": { tag, summary: "One handover", answer: handovers.HandoverView },
  "POST /api/handovers/:id/freeze": {
    tag,
    summary: "End the manager's rights now and make the list",
    answer: handovers.HandoverView,
    idempotent: true,
  },
  "POST /api/handovers/:id/cancel": {
    tag,
    summary: "Take a notice back before the freeze",
    answer: handovers.HandoverView,
    idempotent: true,
  },
  "POST /api/handovers/:id/plan": {
    tag,
    summary: "Work out who gets which customer; the run is under /api/runs",
    answer: handovers.HandoverView,
    status: 202,
    idempotent: true,
  },
  "POST /api/handovers/:id/assign": {
    tag,
    summary: "Hand the plan out to the receivers",
    answer: handovers.HandoverView,
    idempotent: true,
  },
  "POST /api/handovers/:id/answer": {
    tag,
    summary: "Accept or refuse items that are proposed to the reader",
    body: handovers.HandoverAnswer,
    answer: handovers.HandoverView,
    idempotent: true,
  },
  "PATCH /api/handovers/:id/items/:customer": {
    tag,
    summary: "Write the record of an item, or the day of the joint visit",
    body: handovers.ItemNote,
    answer: handovers.HandoverView,
  },
  "POST /api/handovers/:id/defects": {
    tag,
    summary: "Enter a defect in the assessment of the one who hands over",
    body: handovers.DefectCreate,
    answer: handovers.HandoverView,
    status: 201,
    idempotent: true,
  },
  "POST /api/handovers/:id/refused": {
    tag,
    summary: "A customer refuses the new manager",
    body: handovers.ManagerRefused,
    answer: handovers.HandoverView,
    idempotent: true,
  },
  "POST /api/handovers/:id/close": {
    tag,
    summary: "Sign the handover off: the owners change",
    answer: handovers.HandoverView,
    idempotent: true,
  },
  "GET /api/absences": {
    tag,
    summary: "Who is away or will be, and who stands in",
    answer: Type.Object({ absences: Type.Array(handovers.AbsenceView) }),
  },
  "POST /api/absences": {
    tag,
    summary: "A manager goes on leave; the article chooses who stands in",
    body: handovers.AbsenceCreate,
    answer: handovers.AbsenceView,
    status: 201,
    idempotent: true,
  },
  "POST /api/absences/:id/end": {
    tag,
    summary: "The manager is back",
    body: handovers.AbsenceEnd,
    answer: Nothing,
    idempotent: true,
  },
  "GET /api/transfers": {
    tag,
    summary: "Transfers within sight, newest first",
    query: handovers.TransferQuery,
    answer: Type.Object({ transfers: Type.Array(handovers.TransferView) }),
  },
  "POST /api/transfers": {
    tag,
    summary: "Ask that customers go to another manager",
    body: handovers.TransferCreate,
    answer: handovers.TransferView,
    status: 201,
    idempotent: true,
  },
  "POST /api/transfers/:id/decide": {
    tag,
    summary: "Agree to a transfer or not; the last who is needed makes it happen",
    body: handovers.TransferDecide,
    answer: handovers.TransferView,
    idempotent: true,
  },
  "POST /api/transfers/:id/withdraw": {
    tag,
    summary: "Take a transfer back that nobody has decided",
    answer: handovers.TransferView,
    idempotent: true,
  },
  "GET /api/credit/:id": {
    tag,
    summary: "To whom a result of the customer counts on a day",
    query: handovers.CreditQuery,
    answer: handovers.CreditView,
  },
} as const satisfies Record<string, RouteSpec>;
