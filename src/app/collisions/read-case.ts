import type { CaseProposal } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type {
  CollisionRecord,
  CollisionStepRecord,
  EvidenceRecord,
  NamedRecord,
  PageOf,
  Stores,
} from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { caseIn, sightOf } from "./add-evidence.ts";
import { type CaseArticle, caseArticle, proposalFor } from "./case-term.ts";

/** A case with everything its page shows. */
export interface CasePage {
  readonly record: CollisionRecord;
  readonly article: CaseArticle;
  readonly evidence: readonly EvidenceRecord[];
  readonly proposal: CaseProposal;
  /** Both parties have been heard: only then is anything proposed or decided. */
  readonly isHeard: boolean;
  readonly history: readonly CollisionStepRecord[];
  /** The customer's present owner; null = nobody, or not the reader's to see. */
  readonly owner: NamedRecord | null;
  readonly isCustomerSeen: boolean;
  readonly allowed: readonly CaseAct[];
}

export type CaseAct =
  | "addEvidence"
  | "addEvidenceForAll"
  | "finishEvidence"
  | "rejectEvidence"
  | "decide"
  | "appeal";

const isHeard = (app: App, { evidenceUntil }: CollisionRecord): boolean =>
  app.now() >= evidenceUntil;

export const readCase = (app: App, reader: Reader, id: string): Promise<CasePage> =>
  within(app, { reader, right: sightOf(reader) }, async (stores) =>
    casePage(app, stores, { reader, id }),
  );

/** The page of a case in a transaction of the reader's. */
export async function casePage(
  app: App,
  stores: Stores,
  { reader, id }: { readonly reader: Reader; readonly id: string },
): Promise<CasePage> {
  const record = await caseIn(stores, id);
  const article = await caseArticle(app, stores, record);
  const evidence = await stores.collisions.evidence(id);
  const customer = await stores.customers.find(record.customer.id);
  return {
    record,
    article,
    evidence,
    proposal: proposalFor(article, record, evidence),
    isHeard: isHeard(app, record),
    history: await stores.collisions.history(id),
    owner: customer?.owner ?? null,
    isCustomerSeen: customer !== null,
    allowed: actsOf(app, reader, record),
  };
}

/** What this reader may do in a case as it stands. */
export function actsOf(app: App, reader: Reader, record: CollisionRecord): readonly CaseAct[] {
  const { account, manager } = reader.account;
  const { state, decision, appealUntil } = record;
  const isParty =
    manager !== null && (manager.id === record.challenger.id || manager.id === record.holder?.id);
  const isOpen = state === "evidence" || state === "appeal";
  const decides = reader.rights.has("collision.decide") && !isParty;
  const mayDecide = decides && isOpen && account !== record.openedBy && account !== decision?.by;
  const hasLost =
    decision !== null && !(decision.outcome === "sole" && decision.winner === manager?.id);
  const inTime = appealUntil !== null && app.now() <= appealUntil;
  const acts: CaseAct[] = [];
  if (isOpen && isParty && !isHeard(app, record)) {
    acts.push("addEvidence");
    if (!record.evidenceDone.includes(manager.id)) acts.push("finishEvidence");
  }
  if (isOpen && decides) {
    if (!isHeard(app, record)) acts.push("addEvidenceForAll");
    acts.push("rejectEvidence");
  }
  if (mayDecide && isHeard(app, record)) acts.push("decide");
  if (state === "decided" && isParty && hasLost && inTime && record.appeal === null)
    acts.push("appeal");
  return acts;
}

/** The cases the reader may see: those of his own, of his units, or all. */
export const listCases = (
  app: App,
  reader: Reader,
  search: { readonly offset: number; readonly limit: number; readonly isOpen?: boolean },
): Promise<PageOf<CollisionRecord>> =>
  within(app, { reader, right: sightOf(reader) }, (stores) => stores.collisions.page(search));
