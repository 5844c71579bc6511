import type { Fields, Value } from "../../core/facts/index.ts";
import type { App } from "../app.ts";
import { dayStart } from "../ownership/day-start.ts";
import type { CollisionSubject, ManagerRecord, NewEvidence } from "../ports.ts";

const PLACES = ["district", "street", "community", "grid"] as const;

function textsOf(value: Value | undefined): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** The part of a manager's territory in which the customer lies. */
const sharedPlace = (customer: Fields, manager: Fields): string | null => {
  const places = PLACES.flatMap((key) => textsOf(customer[key]));
  return textsOf(manager["territory"]).find((place) => places.includes(place)) ?? null;
};

interface Opening {
  readonly subject: CollisionSubject;
  readonly holder: ManagerRecord | null;
  readonly challenger: ManagerRecord;
  readonly now: Date;
}

/** What our own records say for either party when a case is opened. */
export function ownEvidence(app: App, opening: Opening): readonly NewEvidence[] {
  const { subject, holder, challenger, now } = opening;
  const found: NewEvidence[] = [];
  const add = (evidence: Omit<NewEvidence, "id" | "addedAt">): void => {
    found.push({ ...evidence, id: app.newId(), addedAt: now });
  };
  const firstContact = subject.fields["firstContact"];
  if (holder !== null && subject.ownedSince !== null)
    add({
      party: holder.id,
      criterion: "registeredAt",
      factAt: subject.ownedSince,
      note: "",
      source: "ledger",
    });
  add({ party: challenger.id, criterion: "registeredAt", factAt: now, note: "", source: "ledger" });
  if (
    holder !== null &&
    typeof firstContact === "string" &&
    /^\d{4}-\d{2}-\d{2}$/u.test(firstContact)
  ) {
    const factAt = dayStart(firstContact as Parameters<typeof dayStart>[0]);
    if (factAt <= now)
      add({ party: holder.id, criterion: "firstContact", factAt, note: "", source: "facts" });
  }
  for (const manager of [holder, challenger]) {
    if (manager === null) continue;
    const place = sharedPlace(subject.fields, manager.fields);
    if (place !== null)
      add({
        party: manager.id,
        criterion: "territory",
        factAt: null,
        note: place,
        source: "facts",
      });
  }
  return found;
}
