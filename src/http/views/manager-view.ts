import type { ManagerPage } from "../../app/book/read-manager.ts";
import type { ManagerView } from "../../contract/index.ts";
import type { Licence, Value } from "../../core/facts/index.ts";
import { daysBetween, type LocalDate } from "../../core/shared/index.ts";
import type { Locale } from "../../i18n/text.ts";
import { fieldViews, placeOf } from "./subject-view.ts";

type LicenceView = ManagerView["licences"][number];

const SOON_DAYS = 60;

const isLicence = (item: unknown): item is Licence =>
  typeof item === "object" && item !== null && "validUntil" in item;

const licencesOf = (value: Value | undefined): readonly Licence[] =>
  Array.isArray(value) ? value.filter(isLicence) : [];

function stateOf({ validUntil }: Licence, today: LocalDate): LicenceView["state"] {
  if (validUntil === null) return "valid";
  const days = daysBetween(today, validUntil);
  if (days < 0) return "expired";
  return days <= SOON_DAYS ? "expiresSoon" : "valid";
}

export function managerView(
  { manager, fields }: ManagerPage,
  shown: { readonly today: LocalDate; readonly locale: Locale },
): ManagerView {
  const limit = manager.fields["limit"];
  return {
    id: manager.id,
    name: manager.name,
    fields: fieldViews(manager.fields, fields, shown.locale),
    licences: licencesOf(manager.fields["licences"]).map((licence) => ({
      ...licence,
      state: stateOf(licence, shown.today),
    })),
    place: placeOf(manager.fields),
    count: manager.count,
    limit: typeof limit === "number" ? limit : null,
    allowed: ["book"],
  };
}
