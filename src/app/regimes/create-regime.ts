import type { App } from "../app.ts";
import type { RegimeRecord } from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { type Examination, examineRegime } from "./examine-regime.ts";
import { regimeIn } from "./read-regime.ts";

/** Makes a regime of a text that at least has its front matter; the text becomes its draft. */
export async function createRegime(
  app: App,
  reader: Reader,
  source: string,
): Promise<{ readonly regime: RegimeRecord; readonly examination: Examination }> {
  require(reader, "regime.edit");
  const examination = await examineRegime(app, { source, regime: null, facts: null });
  const meta = examination.document?.meta;
  if (meta === undefined) throw new Refusal("regime.doesNotParse", {}, examination.issues);
  return within(app, { reader, right: "regime.edit" }, async (stores) => {
    if ((await stores.regimes.find(meta.id)) !== null)
      throw new Refusal("regime.exists", { id: meta.id });
    await stores.regimes.saveDraft({
      regime: meta.id,
      title: meta.title,
      owner: meta.owner,
      source,
      hash: examination.hash,
      baseHash: null,
      parses: examination.errors === 0,
      errors: examination.errors,
      warnings: examination.warnings,
    });
    return { regime: await regimeIn(stores, meta.id), examination };
  });
}
