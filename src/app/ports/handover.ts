import type {
  Candidate,
  HandoverItem,
  HandoverState,
  ItemState,
  LeaveEffect,
} from "../../core/who/index.ts";
import type { NamedRecord } from "./book.ts";

export interface AbsenceRecord {
  readonly id: string;
  readonly manager: NamedRecord;
  readonly unit: string;
  /** Civil days, both included. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly standIn: NamedRecord | null;
  readonly effect: LeaveEffect;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly createdBy: string;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly report: string;
  /** By when the stand-in is to report. */
  readonly reportDue: string | null;
  /** When the report was written; null = none is there. */
  readonly reportedAt: Date | null;
}

export interface AbsenceStore {
  /** False when another absence of the manager overlaps. */
  insert(
    absence: Omit<
      AbsenceRecord,
      "createdBy" | "begunAt" | "endedAt" | "report" | "reportDue" | "reportedAt"
    >,
  ): Promise<boolean>;
  find(id: string): Promise<AbsenceRecord | null>;
  /** Those that are not over, by first day; those not reported on yet, and those reported on since. */
  listed(reportedSince: Date): Promise<readonly AbsenceRecord[]>;
  /** Not ended yet, by first day. */
  current(): Promise<readonly AbsenceRecord[]>;
  /** Managers who are away on the day, those of handovers included, and who stand in now. */
  away(day: string): Promise<{
    readonly managers: readonly string[];
    readonly standIns: readonly string[];
  }>;
  begin(id: string, at: Date): Promise<boolean>;
  end(id: string, at: Date, report: string): Promise<boolean>;
}

/** Somebody who may be asked next, with his name. */
export type NamedCandidate = Omit<Candidate, "room"> & { readonly name: string };

export interface HandoverRecord {
  readonly id: string;
  readonly kind: "departure" | "leave";
  readonly manager: NamedRecord;
  readonly unit: string;
  readonly absence: string | null;
  readonly state: HandoverState;
  readonly noticedOn: string;
  readonly lastDay: string;
  readonly freezeAt: Date;
  readonly frozenAt: Date | null;
  readonly dueOn: string;
  readonly contents: readonly string[];
  readonly reason: string;
  readonly noticeLacking: number;
  readonly run: string | null;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly signedBy: string | null;
  readonly closedAt: Date | null;
  readonly isOverdue: boolean;
  readonly checkOn: string | null;
  readonly checkedBy: string | null;
  readonly checkNote: string | null;
}

export interface ItemRecord extends HandoverItem {
  readonly name: string;
  readonly tier: string | null;
  readonly district: string | null;
  readonly from: string;
  readonly receiver: NamedRecord | null;
  readonly weight: number;
  readonly candidates: readonly NamedCandidate[];
  readonly contents: Readonly<Record<string, string>>;
  readonly articles: readonly string[];
  readonly why: string;
  readonly visitDue: string | null;
  readonly visitedOn: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly answer: string | null;
  readonly toldAt: Date | null;
  readonly customerRefusals: number;
  /** Last civil day on which nobody may be given the customer, for he refused. */
  readonly waitsUntil: string | null;
}

/** What a plan gives a customer of the book. */
export interface PlannedItem {
  readonly customer: string;
  readonly manager: NamedRecord | null;
  readonly weight: number;
  readonly articles: readonly string[];
  readonly candidates: readonly NamedCandidate[];
  /** Hard articles that exclude managers, the one that excludes most first. */
  readonly excludedBy: readonly string[];
}

export interface ItemChange {
  readonly state?: ItemState;
  readonly to?: NamedRecord | null;
  readonly weight?: number;
  readonly candidates?: readonly NamedCandidate[];
  readonly refusedBy?: readonly string[];
  readonly customerRefusals?: number;
  readonly contents?: Readonly<Record<string, string>>;
  readonly articles?: readonly string[];
  readonly why?: string;
  readonly needsVisit?: boolean;
  readonly visitDue?: string | null;
  readonly visitedOn?: string;
  readonly answeredBy?: string;
  readonly answeredAt?: Date;
  readonly answer?: string;
  readonly toldAt?: Date;
  readonly waitsUntil?: string;
}

export type DefectCode = "missed" | "wrong" | "incomplete";

export interface AssessmentRecord {
  readonly id: string;
  readonly manager: string;
  readonly handover: string;
  readonly customer: NamedRecord;
  readonly code: DefectCode;
  readonly points: number;
  readonly note: string;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly by: string;
  readonly at: Date;
}

/** How far a handover has come. */
export interface HandoverProgress {
  readonly handover: HandoverRecord;
  readonly items: number;
  readonly accepted: number;
  readonly proposed: number;
  readonly custody: number;
  readonly moved: number;
  readonly visitsDue: number;
  readonly checksDue: number;
  readonly defects: number;
}

export interface HandoverStore {
  /** False when another handover of the manager is going on. */
  insert(
    handover: Pick<
      HandoverRecord,
      | "id"
      | "kind"
      | "manager"
      | "unit"
      | "absence"
      | "noticedOn"
      | "lastDay"
      | "freezeAt"
      | "dueOn"
      | "contents"
      | "reason"
      | "noticeLacking"
      | "regime"
      | "revision"
      | "articles"
    >,
  ): Promise<boolean>;
  find(id: string): Promise<HandoverRecord | null>;
  /** The same, and nobody else changes it until the transaction ends. */
  hold(id: string): Promise<HandoverRecord | null>;
  list(): Promise<readonly HandoverProgress[]>;
  update(
    id: string,
    change: Partial<
      Pick<
        HandoverRecord,
        | "state"
        | "frozenAt"
        | "run"
        | "signedBy"
        | "closedAt"
        | "isOverdue"
        | "checkOn"
        | "checkedBy"
        | "checkNote"
      >
    >,
  ): Promise<void>;
  /** Puts on the list what the manager holds now and the list lacks; how many. */
  listBook(id: string): Promise<number>;
  items(id: string): Promise<readonly ItemRecord[]>;
  item(id: string, customer: string): Promise<ItemRecord | null>;
  /** The reader's own: proposed to his manager, or accepted and not moved yet. */
  waiting(manager: string): Promise<readonly (ItemRecord & { readonly handover: string })[]>;
  change(id: string, customers: readonly string[], change: ItemChange): Promise<void>;
  /** Rows of a plan that the manager held when it began. */
  planned(run: string, manager: string): Promise<readonly PlannedItem[]>;
  /** Weight proposed to, or accepted by, each manager in handovers under way. */
  promised(): Promise<ReadonlyMap<string, number>>;
  enter(entry: Omit<AssessmentRecord, "by" | "at"> & { readonly unit: string }): Promise<void>;
  defects(id: string): Promise<readonly AssessmentRecord[]>;
  /** Ends the rights of the manager's accounts at an instant, null = never; how many accounts. */
  endAccess(manager: string, at: Date | null): Promise<number>;
  /** Weight each manager holds now. */
  held(): Promise<ReadonlyMap<string, number>>;
  /** Of these managers, those who have left: they receive nothing any more. */
  departed(managers: readonly string[]): Promise<readonly string[]>;
}

export type TransferState = "pending" | "done" | "rejected" | "withdrawn";
export type TransferPlace = "fromHead" | "toHead" | "executive";
export type AskedAs = "owner" | "receiver" | "head" | "allocator";

export interface TransferItem {
  readonly customer: NamedRecord;
  readonly from: NamedRecord | null;
  readonly unit: string;
  readonly expectedVer: number;
}

export interface ApprovalRecord {
  readonly account: string;
  readonly places: readonly TransferPlace[];
  readonly benefits: boolean;
  readonly agrees: boolean;
  readonly reason: string;
  readonly at: Date;
}

export interface TransferRecord {
  readonly id: string;
  readonly unit: string;
  readonly to: NamedRecord;
  readonly toUnit: string;
  readonly state: TransferState;
  readonly reason: string;
  readonly askedAs: AskedAs;
  readonly needed: readonly TransferPlace[];
  readonly tellsCustomer: boolean;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  readonly items: readonly TransferItem[];
  readonly approvals: readonly ApprovalRecord[];
}

export interface TransferStore {
  insert(
    transfer: Omit<TransferRecord, "createdBy" | "createdAt" | "decidedAt" | "approvals" | "state">,
  ): Promise<void>;
  find(id: string): Promise<TransferRecord | null>;
  /** The same, and nobody else decides on it until the transaction ends. */
  hold(id: string): Promise<TransferRecord | null>;
  list(search: {
    readonly state?: TransferState;
    readonly limit: number;
  }): Promise<readonly TransferRecord[]>;
  approve(id: string, approval: Omit<ApprovalRecord, "at">): Promise<void>;
  settle(id: string, state: TransferState, at: Date): Promise<void>;
  /** Unit and name of a manager, whoever asks; null = nobody has the id. */
  unitOf(manager: string): Promise<{ readonly unit: string; readonly name: string } | null>;
  /** Units in the reader's scope. */
  unitsSeen(units: readonly string[]): Promise<readonly string[]>;
}
