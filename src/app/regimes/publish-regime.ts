import type { RegimeDocument } from "../../core/regime/index.ts";
import type { LocalDate } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import type { DraftRecord, NewRevision, RegimeRecord } from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { type Examination, examineRegime } from "./examine-regime.ts";
import { regimeIn } from "./read-regime.ts";

export interface RegimePublication {
  readonly id: string;
  readonly draftHash: string;
  readonly signedWarnings: readonly string[];
}

/** A revision as the database keeps it: text, articles, who wrote and who signed. */
export function revisionOf(
  document: RegimeDocument,
  signed: { readonly editedBy: string; readonly signedWarnings: readonly string[] },
): NewRevision {
  return {
    regime: document.meta.id,
    title: document.meta.title,
    owner: document.meta.owner,
    revision: document.meta.revision,
    source: document.source,
    hash: document.textHash,
    effective: document.meta.effective,
    ...signed,
    articles: document.articles.map((article) => ({
      key: article.key,
      printed: article.printed,
      title: article.title,
      prose: article.prose,
      textHash: article.textHash,
    })),
  };
}

function checkDraft(
  regime: RegimeRecord,
  reader: Reader,
  publication: RegimePublication,
): DraftRecord {
  const draft = regime.draft;
  if (draft === null) throw new Refusal("regime.noDraft", { id: regime.id });
  if (draft.hash !== publication.draftHash)
    throw new Refusal("regime.draftChanged", {
      id: regime.id,
      by: draft.savedBy,
      at: draft.savedAt.toISOString(),
    });
  if (draft.savedBy === reader.account.account)
    throw new Refusal("regime.sameEditor", { account: draft.savedBy });
  return draft;
}

function checkExamination(
  examination: Examination,
  publication: RegimePublication,
): RegimeDocument {
  const errors = examination.issues.filter((issue) => issue.severity === "error");
  if (examination.document === null || errors.length > 0)
    throw new Refusal("regime.hasErrors", { count: errors.length }, errors);
  const unsigned = examination.issues.filter(
    (issue) => issue.severity === "warning" && !publication.signedWarnings.includes(issue.id),
  );
  if (unsigned.length > 0)
    throw new Refusal("regime.warningsUnsigned", { count: unsigned.length }, unsigned);
  return examination.document;
}

/** What is published is in force at once, so a text cannot be published before its day. */
function checkEffective(document: RegimeDocument, today: LocalDate): void {
  const { effective, title } = document.meta;
  if (effective > today) throw new Refusal("regime.notYetEffective", { title, effective, today });
}

/** Puts a draft in force: no error, every warning signed, by somebody other than its editor. */
export async function publishRegime(
  app: App,
  reader: Reader,
  publication: RegimePublication,
): Promise<RegimeRecord> {
  require(reader, "regime.publish");
  const regime = await within(app, { reader, right: "regime.publish" }, (stores) =>
    regimeIn(stores, publication.id),
  );
  const draft = checkDraft(regime, reader, publication);
  const examination = await examineRegime(app, {
    source: draft.source,
    regime,
    facts: reader.scope,
  });
  const document = checkExamination(examination, publication);
  checkEffective(document, app.today());
  return within(app, { reader, right: "regime.publish" }, async (stores) => {
    const signedWarnings = examination.issues
      .filter((issue) => issue.severity === "warning")
      .map((issue) => issue.id);
    const revision = revisionOf(document, { editedBy: draft.savedBy, signedWarnings });
    if (!(await stores.regimes.publish(revision, draft.hash)))
      throw new Refusal("regime.draftChanged", { id: regime.id, by: null, at: null });
    await stores.events.append({
      kind: "regime.published",
      about: regime.id,
      data: { revision: revision.revision, hash: revision.hash, signedWarnings },
    });
    return regimeIn(stores, regime.id);
  });
}
