import { signingRight } from "../../app/handover/close-handover.ts";
import type { CreditPage } from "../../app/handover/read-credit.ts";
import type { HandoverPage } from "../../app/handover/read-handovers.ts";
import type { AbsenceRecord, HandoverProgress, ItemRecord, Stores } from "../../app/ports.ts";
import type { Reader } from "../../app/reader.ts";
import { standingOf } from "../../app/transfers/decide-transfer.ts";
import type { SeenTransfer } from "../../app/transfers/read-transfers.ts";
import type {
  AbsenceView,
  CreditView,
  HandoverItemView,
  HandoverRow,
  HandoverView,
  TransferView,
} from "../../contract/index.ts";
import { type ArticleNamer, articleNamer, articleNamers } from "./article-refs.ts";
import { checkView } from "./duty-view.ts";

export const handoverRow = ({ handover, ...progress }: HandoverProgress): HandoverRow => ({
  id: handover.id,
  kind: handover.kind,
  manager: handover.manager,
  state: handover.state,
  lastDay: handover.lastDay,
  freezeAt: handover.freezeAt.toISOString(),
  dueOn: handover.dueOn,
  isOverdue: handover.isOverdue,
  closedAt: handover.closedAt?.toISOString() ?? null,
  ...progress,
});

const GOING = ["assigned", "acknowledged"];

function itemAllowed(item: ItemRecord, state: string, reader: Reader): string[] {
  const own = reader.account.manager?.id ?? null;
  const runs = reader.rights.has("handover.run");
  const isGoing = GOING.includes(state);
  const isMine = item.to !== null && item.to === own;
  const allowed: string[] = [];
  if (isMine && item.state === "proposed" && isGoing) allowed.push("accept", "refuse");
  const isOpen = state === "created" || state === "frozen" || isGoing;
  if (isOpen && (runs || isMine || item.from === own)) allowed.push("note");
  if (isGoing && item.state === "accepted" && item.needsVisit && (runs || isMine))
    allowed.push("visit");
  const isReceived = item.state === "accepted" || item.state === "moved";
  if (state !== "created" && (runs || (isMine && isReceived))) allowed.push("defect");
  if (isGoing && runs && item.to !== null) allowed.push("customerRefused");
  return allowed;
}

const itemView = (
  item: ItemRecord,
  by: { readonly state: string; readonly reader: Reader; readonly name: ArticleNamer },
): Omit<HandoverItemView, "check"> => ({
  customer: { id: item.customer, name: item.name },
  tier: item.tier,
  district: item.district,
  to: item.receiver,
  state: item.state,
  articles: item.articles.map(by.name),
  needsVisit: item.needsVisit,
  visitDue: item.visitDue,
  visitedOn: item.visitedOn,
  contents: { ...item.contents },
  lacking: [...item.lacking],
  refusals: item.refusedBy.length - item.customerRefusals,
  customerRefusals: item.customerRefusals,
  waitsUntil: item.waitsUntil,
  answer: item.answer,
  answeredBy: item.answeredBy,
  allowed: itemAllowed(item, by.state, by.reader),
});

function handoverAllowed({ handover, run }: HandoverPage, reader: Reader): string[] {
  if (!reader.rights.has("handover.run")) return [];
  const { state } = handover;
  const isBefore = state === "created" || state === "frozen";
  const isDone = run?.state === "done";
  const isRunning = run?.state === "queued" || run?.state === "running";
  return [
    ...(state === "created" ? ["freeze", "cancel"] : []),
    ...(isBefore && !isRunning ? ["plan"] : []),
    ...(state === "frozen" && isDone ? ["assign"] : []),
    ...(GOING.includes(state) && signingRight(reader) !== null ? ["close"] : []),
  ];
}

/** A handover as this reader may see and treat it. */
export async function handoverView(
  page: HandoverPage,
  by: { readonly stores: Stores; readonly reader: Reader },
): Promise<HandoverView> {
  const { handover, items, defects, run } = page;
  const { reader, stores } = by;
  const name = await articleNamer(stores, handover);
  const checks = await stores.duties.checksOf(handover.id);
  const { state } = handover;
  return {
    id: handover.id,
    kind: handover.kind,
    manager: handover.manager,
    state,
    reason: handover.reason,
    noticedOn: handover.noticedOn,
    lastDay: handover.lastDay,
    freezeAt: handover.freezeAt.toISOString(),
    frozenAt: handover.frozenAt?.toISOString() ?? null,
    dueOn: handover.dueOn,
    noticeLacking: handover.noticeLacking,
    contents: [...handover.contents],
    run: run === null ? null : { id: run.id, number: run.number, state: run.state },
    articles: handover.articles.map(name),
    createdBy: handover.createdBy,
    signedBy: handover.signedBy,
    closedAt: handover.closedAt?.toISOString() ?? null,
    isOverdue: handover.isOverdue,
    checkOn: handover.checkOn,
    items: items.map((item) => ({
      ...itemView(item, { state, reader, name }),
      check: checkView(checks, item.customer, name),
    })),
    defects: defects.map((defect) => ({
      customer: defect.customer,
      code: defect.code,
      points: defect.points,
      note: defect.note,
      articles: defect.articles.map(name),
      by: defect.by,
      at: defect.at.toISOString(),
    })),
    allowed: handoverAllowed(page, reader),
  };
}

export async function absenceViews(
  stores: Stores,
  absences: readonly AbsenceRecord[],
): Promise<AbsenceView[]> {
  const names = await articleNamers(stores, absences);
  return absences.map((absence) => ({
    id: absence.id,
    manager: absence.manager,
    from: absence.from,
    to: absence.to,
    reason: absence.reason,
    standIn: absence.standIn,
    effect: absence.effect,
    articles: absence.articles.map(names(absence.regime, absence.revision)),
    isBegun: absence.begunAt !== null,
    isEnded: absence.endedAt !== null,
    reportDue: absence.reportDue,
    report: absence.report,
    reportedAt: absence.reportedAt?.toISOString() ?? null,
  }));
}

export async function transferViews(
  stores: Stores,
  seen: readonly SeenTransfer[],
  reader: Reader,
): Promise<TransferView[]> {
  const names = await articleNamers(
    stores,
    seen.map(({ transfer }) => transfer),
  );
  const told = await stores.duties.toldOf(seen.map(({ transfer }) => transfer.id));
  return seen.map(({ transfer, mine }) => {
    const standing = standingOf(transfer);
    const isPending = transfer.state === "pending";
    const isOwn = transfer.createdBy === reader.account.account;
    const ofThis = new Map(
      told.flatMap(({ transfer: id, customer, on, way, by }) =>
        id === transfer.id ? [[customer, { on, way, by }] as const] : [],
      ),
    );
    const isToTell = transfer.state === "done" && transfer.tellsCustomer;
    return {
      id: transfer.id,
      customers: transfer.items.map(({ customer, from }) => ({
        customer,
        from,
        told: ofThis.get(customer.id) ?? null,
      })),
      untold: isToTell ? transfer.items.length - ofThis.size : 0,
      to: transfer.to,
      state: transfer.state,
      reason: transfer.reason,
      askedBy: transfer.createdBy,
      askedAt: transfer.createdAt.toISOString(),
      decidedAt: transfer.decidedAt?.toISOString() ?? null,
      tellsCustomer: transfer.tellsCustomer,
      articles: transfer.articles.map(names(transfer.regime, transfer.revision)),
      needed: [...transfer.needed],
      missing: isPending ? [...standing.missing] : [],
      needsAnother: isPending && standing.needsAnother,
      approvals: transfer.approvals.map(({ account, agrees, benefits, reason, at }) => ({
        by: account,
        agrees,
        benefits,
        reason,
        at: at.toISOString(),
      })),
      allowed: [
        ...(mine.length > 0 ? ["decide"] : []),
        ...(isPending && isOwn ? ["withdraw"] : []),
      ],
    };
  });
}

export const creditView = ({ articles, ...page }: CreditPage): CreditView => ({
  ...page,
  shares: [...page.shares],
  cases: [...page.cases],
  articles: articles.map(({ plan, key }) => {
    const { regime, revision, printed } = plan.cite(key);
    const title = plan.articles.find((article) => article.key === key)?.title ?? "";
    return { regime, revision, key, printed, title };
  }),
});
