import type { App } from "../app.ts";
import type {
  AssessmentRecord,
  HandoverProgress,
  HandoverRecord,
  ItemRecord,
  RunRecord,
  Stores,
} from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";

const rightOf = (reader: Reader): "handover.run" | "book.own" => {
  if (reader.rights.has("handover.run")) return "handover.run";
  require(reader, "book.own");
  return "book.own";
};

/** The handovers that the reader sees: of his units, from him, or with items for him. */
export const readHandovers = (app: App, reader: Reader): Promise<readonly HandoverProgress[]> =>
  app.database.within(scopeFor(reader, rightOf(reader)), (stores) => stores.handovers.list());

export interface HandoverPage {
  readonly handover: HandoverRecord;
  /** A receiver sees his own items alone. */
  readonly items: readonly ItemRecord[];
  readonly defects: readonly AssessmentRecord[];
  readonly run: RunRecord | null;
}

export function readHandover<T>(
  app: App,
  as: { readonly reader: Reader; readonly id: string },
  show: (page: HandoverPage, stores: Stores) => Promise<T>,
): Promise<T> {
  const { reader, id } = as;
  return app.database.within(scopeFor(reader, rightOf(reader)), async (stores) => {
    const handover = await stores.handovers.find(id);
    if (handover === null) throw new Refusal("handover.notFound", { id });
    const run = handover.run === null ? null : await stores.runs.find(handover.run);
    const items = await stores.handovers.items(id);
    return show({ handover, items, defects: await stores.handovers.defects(id), run }, stores);
  });
}
