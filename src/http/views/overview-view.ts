import type { Overview } from "../../app/office/read-overview.ts";
import type { Overview as OverviewAnswer } from "../../contract/index.ts";
import type { Locale } from "../../i18n/text.ts";
import { waitingText } from "../../i18n/waiting.ts";

export const overviewView = (overview: Overview, locale: Locale): OverviewAnswer => ({
  ...overview,
  waiting: overview.waiting.map(({ isCut = false, ...item }) => ({
    ...item,
    text: waitingText({ ...item, isCut }, locale),
  })),
});
