import type { App } from "../app.ts";
import type { DraftRecord } from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { type Examination, examineRegime } from "./examine-regime.ts";
import { regimeIn } from "./read-regime.ts";

export interface DraftInput {
  readonly id: string;
  readonly source: string;
  readonly baseHash: string | null;
}

export interface SavedDraft {
  readonly draft: DraftRecord;
  readonly examination: Examination;
}

/** Keeps a draft. A text with faults may be kept; what is in force is untouched. */
export async function saveDraft(app: App, reader: Reader, input: DraftInput): Promise<SavedDraft> {
  require(reader, "regime.edit");
  const regime = await within(app, { reader, right: "regime.edit" }, (stores) =>
    regimeIn(stores, input.id),
  );
  const examination = await examineRegime(app, { source: input.source, regime, facts: null });
  return within(app, { reader, right: "regime.edit" }, async (stores) => {
    const isSaved = await stores.regimes.saveDraft({
      regime: regime.id,
      title: examination.document?.meta.title ?? regime.title,
      owner: examination.document?.meta.owner ?? regime.owner,
      source: input.source,
      hash: examination.hash,
      baseHash: input.baseHash,
      parses: examination.document !== null && examination.errors === 0,
      errors: examination.errors,
      warnings: examination.warnings,
    });
    const draft = (await regimeIn(stores, regime.id)).draft;
    if (!isSaved || draft === null)
      throw new Refusal("regime.draftChanged", {
        id: regime.id,
        by: draft?.savedBy ?? null,
        at: draft?.savedAt.toISOString() ?? null,
      });
    return { draft, examination };
  });
}
