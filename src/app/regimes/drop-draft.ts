import type { App } from "../app.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { regimeIn } from "./read-regime.ts";

/** Throws the draft away; what is in force stays. */
export async function dropDraft(app: App, reader: Reader, id: string): Promise<void> {
  await within(app, { reader, right: "regime.edit" }, async (stores) => {
    const regime = await regimeIn(stores, id);
    if (regime.draft === null) throw new Refusal("regime.noDraft", { id });
    await stores.regimes.dropDraft(id);
    await stores.events.append({
      kind: "regime.draftDropped",
      about: id,
      data: { hash: regime.draft.hash },
    });
  });
}
