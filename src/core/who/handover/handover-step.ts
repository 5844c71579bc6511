import { unreachable } from "../../shared/index.ts";

/** Source: domain 3.4.5; `listed` is reached with `frozen`, since the list is made at the freeze. */
export const HANDOVER_STATES = [
  "created",
  "frozen",
  "assigned",
  "acknowledged",
  "closed",
  "postCheck",
  "cancelled",
] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

export const ITEM_STATES = ["open", "proposed", "accepted", "custody", "moved"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** One customer on the list. */
export interface HandoverItem {
  readonly customer: string;
  /** To whom it is proposed, or who accepted it. */
  readonly to: string | null;
  readonly state: ItemState;
  readonly refusedBy: readonly string[];
  readonly needsVisit: boolean;
  readonly isVisited: boolean;
  /** Contents of the list that are not written yet. */
  readonly lacking: readonly string[];
}

export type HandoverEvent = "freeze" | "assign" | "close" | "overdue" | "checked" | "cancel";

export type StepFault =
  /** Not in this state. */
  | "handover.notNow"
  /** Items that nobody accepted yet. */
  | "handover.itemsOpen"
  /** Accepted items without the visit that an article asks for. */
  | "handover.visitsDue"
  /** Accepted items whose record is not complete. */
  | "handover.recordsLacking";

export type Step =
  | { readonly kind: "to"; readonly state: HandoverState }
  | { readonly kind: "not"; readonly fault: StepFault; readonly items: readonly string[] };

const FROM: Readonly<Record<HandoverEvent, readonly HandoverState[]>> = {
  freeze: ["created"],
  // Freeze first, hand over second: otherwise customers move away.
  assign: ["frozen"],
  close: ["assigned", "acknowledged"],
  overdue: ["frozen", "assigned", "acknowledged"],
  checked: ["closed", "postCheck"],
  cancel: ["created"],
};

const named = (items: readonly HandoverItem[]): readonly string[] =>
  items.map(({ customer }) => customer);

const no = (fault: StepFault, items: readonly HandoverItem[] = []): Step => ({
  kind: "not",
  fault,
  items: named(items),
});

/** An accepted item that still waits for the visit. */
const awaitsVisit = (item: HandoverItem): boolean =>
  item.state === "accepted" && item.needsVisit && !item.isVisited;

function mayClose(items: readonly HandoverItem[]): Step {
  const open = items.filter(({ state }) => state === "open" || state === "proposed");
  if (open.length > 0) return no("handover.itemsOpen", open);
  const lacking = items.filter((item) => item.state === "accepted" && item.lacking.length > 0);
  if (lacking.length > 0) return no("handover.recordsLacking", lacking);
  const unvisited = items.filter(awaitsVisit);
  return unvisited.length > 0
    ? no("handover.visitsDue", unvisited)
    : { kind: "to", state: "closed" };
}

/** The next state of a handover, or why it may not go there. */
export function stepHandover(
  from: { readonly state: HandoverState; readonly items: readonly HandoverItem[] },
  event: HandoverEvent,
): Step {
  if (!FROM[event].includes(from.state)) return no("handover.notNow");
  switch (event) {
    case "freeze":
      return { kind: "to", state: "frozen" };
    case "assign":
      return { kind: "to", state: "assigned" };
    case "close":
      return mayClose(from.items);
    // Time is up: what is accepted moves, the rest goes to the unit.
    case "overdue":
      return { kind: "to", state: "closed" };
    case "checked":
      return { kind: "to", state: "postCheck" };
    case "cancel":
      return { kind: "to", state: "cancelled" };
    default:
      return unreachable(event);
  }
}

/** State of an assigned handover after one of its items changed. */
export const stateByItems = (items: readonly HandoverItem[]): "assigned" | "acknowledged" =>
  items.some(({ state }) => state === "open" || state === "proposed") ? "assigned" : "acknowledged";

export type ItemFault = "handover.notYours" | "handover.itemSettled";

/** Whether this manager may accept or refuse the item. */
export function mayAnswer(item: HandoverItem, manager: string): ItemFault | null {
  if (item.to !== manager) return "handover.notYours";
  return item.state === "proposed" ? null : "handover.itemSettled";
}
