import type { Fields } from "../../core/facts/index.ts";
import type { CollisionCriterion, CollisionOutcome } from "../../core/regime/index.ts";
import type { CaseState } from "../../core/who/index.ts";
import type { NamedRecord, Page, PageOf } from "./book.ts";
import type { Json } from "./json.ts";

/** A ruling. Shares are basis points. */
export interface CollisionDecision {
  readonly outcome: CollisionOutcome;
  readonly winner: string | null;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** Whether it is what the article proposed, and by which criterion. */
  readonly isProposed: boolean;
  readonly criterion: CollisionCriterion | null;
  readonly credit: readonly { readonly manager: string; readonly share: number }[];
  /** Ledger version of the change of owner; null when the owner stayed. */
  readonly ver: number | null;
}

export interface CollisionAppeal {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

export interface CollisionRecord {
  readonly id: string;
  readonly customer: NamedRecord;
  readonly unit: NamedRecord;
  readonly holder: NamedRecord | null;
  readonly challenger: NamedRecord;
  readonly challengerUnit: NamedRecord;
  readonly state: CaseState;
  readonly regime: string;
  readonly revision: number;
  readonly article: string;
  readonly statement: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly decideBy: Date;
  readonly isOverdue: boolean;
  /** Until when the parties bring evidence; when both were done, where that came first. */
  readonly evidenceUntil: Date;
  /** Ids of the parties whose evidence is complete. */
  readonly evidenceDone: readonly string[];
  /** The time for evidence is over, and everybody has been told. */
  readonly isHeard: boolean;
  /** The ruling in force. */
  readonly decision: CollisionDecision | null;
  /** The ruling that an appeal put another in the place of. */
  readonly firstDecision: CollisionDecision | null;
  readonly appealUntil: Date | null;
  readonly appeal: CollisionAppeal | null;
  readonly finalAt: Date | null;
  /** Rises with every step. */
  readonly ver: number;
}

export interface NewCollision {
  readonly id: string;
  readonly customer: string;
  readonly customerName: string;
  readonly unit: string;
  readonly holder: string | null;
  readonly challenger: string;
  readonly regime: string;
  readonly revision: number;
  readonly article: string;
  readonly statement: string;
  readonly openedAt: Date;
  readonly evidenceUntil: Date;
  readonly decideBy: Date;
}

export interface EvidenceRecord {
  readonly id: string;
  readonly party: string;
  readonly criterion: CollisionCriterion;
  readonly factAt: Date | null;
  readonly note: string;
  /** Who says so: our own records, the facts of customer and manager, or a party. */
  readonly source: "ledger" | "facts" | "party";
  readonly addedBy: string;
  readonly addedAt: Date;
  readonly rejected: { readonly by: string; readonly reason: string } | null;
}
export type NewEvidence = Omit<EvidenceRecord, "addedBy" | "rejected">;

export interface CollisionStepRecord {
  readonly ver: number;
  readonly at: Date;
  readonly by: string;
  readonly kind: string;
  readonly data: Json;
}

/** What opening a case needs of a customer that the opener may not see. */
export interface CollisionSubject extends NamedRecord {
  readonly fields: Fields;
  readonly unit: string;
  readonly owner: string | null;
  readonly ownedSince: Date | null;
}

/** What a step changes of a case. */
export interface CollisionChange {
  readonly state?: CaseState;
  readonly decideBy?: Date;
  readonly isOverdue?: boolean;
  readonly evidenceUntil?: Date;
  readonly evidenceDone?: readonly string[];
  readonly isHeard?: boolean;
  /** One that was there before is kept as the first. */
  readonly decision?: CollisionDecision;
  readonly appealUntil?: Date | null;
  readonly appeal?: CollisionAppeal;
  readonly finalAt?: Date;
}

export interface CollisionStore {
  page(search: Page & { readonly isOpen?: boolean }): Promise<PageOf<CollisionRecord>>;
  find(id: string): Promise<CollisionRecord | null>;
  /** The open case about a customer, if there is one that the scope shows. */
  openFor(customer: string): Promise<string | null>;
  /** Blind to the scope. */
  subject(customer: string): Promise<CollisionSubject | null>;
  /** False when a case about the customer is open already, or the challenger is unknown. */
  insert(collision: NewCollision): Promise<boolean>;
  /** Changes a case that is still at `ver`, and writes the step into its history; false when it is not. */
  step(
    id: string,
    ver: number,
    step: CollisionChange & { readonly kind: string; readonly at: Date; readonly data: Json },
  ): Promise<boolean>;
  evidence(id: string): Promise<readonly EvidenceRecord[]>;
  addEvidence(id: string, evidence: readonly NewEvidence[]): Promise<void>;
  /** False when there is no such evidence, or it was rejected before. */
  rejectEvidence(id: string, evidence: string, reason: string): Promise<boolean>;
  history(id: string): Promise<readonly CollisionStepRecord[]>;
}
