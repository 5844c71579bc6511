import { declareAbsence, endAbsence, readAbsences } from "../../app/handover/absences.ts";
import { answerItems } from "../../app/handover/answer-items.ts";
import { assignHandover } from "../../app/handover/assign-handover.ts";
import { closeHandover } from "../../app/handover/close-handover.ts";
import { noteItem, recordDefect } from "../../app/handover/complete-item.ts";
import { cancelHandover, freezeHandover } from "../../app/handover/freeze-handover.ts";
import { openHandover } from "../../app/handover/open-handover.ts";
import { planHandover } from "../../app/handover/plan-handover.ts";
import { readCredit } from "../../app/handover/read-credit.ts";
import { readHandover, readHandovers } from "../../app/handover/read-handovers.ts";
import { refuseManager } from "../../app/handover/refuse-manager.ts";
import { askTransfer } from "../../app/transfers/ask-transfer.ts";
import { decideTransfer, withdrawTransfer } from "../../app/transfers/decide-transfer.ts";
import { readTransfers } from "../../app/transfers/read-transfers.ts";
import type { HandoverView, TransferView } from "../../contract/index.ts";
import type { Call, Handlers, RoutesUnder } from "../call.ts";
import {
  absenceViews,
  creditView,
  handoverRow,
  handoverView,
  transferViews,
} from "../views/handover-view.ts";
import type { DutyKeys } from "./duties.ts";

type Keys = Exclude<
  | RoutesUnder<"/api/handovers">
  | RoutesUnder<"/api/absences">
  | RoutesUnder<"/api/transfers">
  | "GET /api/credit/:id",
  DutyKeys
>;

type Asking = Pick<Call<"GET /api/handovers">, "app" | "reader">;

const shown = ({ app, reader }: Asking, id: string): Promise<HandoverView> => {
  const who = reader();
  return readHandover(app, { reader: who, id }, (page, stores) =>
    handoverView(page, { stores, reader: who }),
  );
};

/** What the reader still sees of a transfer after his act. */
async function shownTransfer({ app, reader }: Asking, id: string): Promise<TransferView> {
  const who = reader();
  const all = await readTransfers(app, { reader: who }, async (seen, stores) =>
    transferViews(
      stores,
      seen.filter(({ transfer }) => transfer.id === id),
      who,
    ),
  );
  const [view] = all;
  if (view === undefined) throw new Error(`transfer ${id} is out of sight after an act on it`);
  return view;
}

export const handoverHandlers: Handlers<Keys> = {
  "GET /api/handovers": async ({ app, reader }) => ({
    handovers: (await readHandovers(app, reader())).map(handoverRow),
  }),
  "POST /api/handovers": async (call) =>
    shown(call, (await openHandover(call.app, call.reader(), call.body)).id),
  "GET /api/handovers/:id": async (call) => shown(call, call.params.id),
  "POST /api/handovers/:id/freeze": async (call) => {
    await freezeHandover(call.app, call.reader(), call.params.id);
    return shown(call, call.params.id);
  },
  "POST /api/handovers/:id/cancel": async (call) => {
    await cancelHandover(call.app, call.reader(), call.params.id);
    return shown(call, call.params.id);
  },
  "POST /api/handovers/:id/plan": async (call) => {
    await planHandover(call.app, call.reader(), call.params.id);
    return shown(call, call.params.id);
  },
  "POST /api/handovers/:id/assign": async (call) => {
    await assignHandover(call.app, call.reader(), call.params.id);
    return shown(call, call.params.id);
  },
  "POST /api/handovers/:id/answer": async (call) => {
    const { customers, accept, reason = "" } = call.body;
    const answer = { handover: call.params.id, customers, accept, reason };
    await answerItems(call.app, call.reader(), answer);
    return shown(call, call.params.id);
  },
  "PATCH /api/handovers/:id/items/:customer": async (call) => {
    const { id: handover, customer } = call.params;
    await noteItem(call.app, call.reader(), { handover, customer, ...call.body });
    return shown(call, handover);
  },
  "POST /api/handovers/:id/defects": async (call) => {
    const defect = { handover: call.params.id, ...call.body };
    await recordDefect(call.app, call.reader(), defect);
    return shown(call, call.params.id);
  },
  "POST /api/handovers/:id/refused": async (call) => {
    const refusal = { handover: call.params.id, ...call.body };
    await refuseManager(call.app, call.reader(), refusal);
    return shown(call, call.params.id);
  },
  "POST /api/handovers/:id/close": async (call) => {
    await closeHandover(call.app, call.reader(), call.params.id);
    return shown(call, call.params.id);
  },
  "GET /api/absences": async ({ app, reader }) => {
    const absences = await readAbsences(app, reader());
    const views = await app.database.within(reader().scope, (stores) =>
      absenceViews(stores, absences),
    );
    return { absences: views };
  },
  "POST /api/absences": async ({ app, reader, body }) => {
    const absence = await declareAbsence(app, reader(), body);
    const [view] = await app.database.within(reader().scope, (stores) =>
      absenceViews(stores, [absence]),
    );
    if (view === undefined) throw new Error("an absence without a view");
    return view;
  },
  "POST /api/absences/:id/end": async ({ app, reader, params, body }) => {
    await endAbsence(app, reader(), { id: params.id, report: body.report });
    return {};
  },
  "GET /api/transfers": async ({ app, reader, query }) => {
    const who = reader();
    const transfers = await readTransfers(app, { reader: who, ...query }, (seen, stores) =>
      transferViews(stores, seen, who),
    );
    return { transfers };
  },
  "POST /api/transfers": async (call) =>
    shownTransfer(call, (await askTransfer(call.app, call.reader(), call.body)).id),
  "POST /api/transfers/:id/decide": async (call) => {
    const { agrees, reason = "" } = call.body;
    const { id } = call.params;
    await decideTransfer(call.app, call.reader(), { id, agrees, reason });
    return shownTransfer(call, id);
  },
  "POST /api/transfers/:id/withdraw": async (call) => {
    await withdrawTransfer(call.app, call.reader(), call.params.id);
    return shownTransfer(call, call.params.id);
  },
  "GET /api/credit/:id": async ({ app, reader, params, query }) => {
    const { on, fen = 0 } = query;
    return creditView(await readCredit(app, reader(), { customer: params.id, on, fen }));
  },
};
