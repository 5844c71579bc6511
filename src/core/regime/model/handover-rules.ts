/** What a handover article fixes of one step. Days are calendar days unless said otherwise. */
export type HandoverPart =
  /** Notice before the last day, the freeze, working days to finish, what the list must hold. */
  | {
      readonly kind: "handover";
      readonly step: "departure";
      readonly noticeDays: number;
      /** Notice of a manager in probation. */
      readonly probationDays: number;
      /** Minutes before the end of the last day's office hours at which rights end. */
      readonly freezeMinutes: number;
      /** Working days from the freeze until everything is handed over. */
      readonly dueDays: number;
      readonly contents: readonly string[];
    }
  /** From how many months of leave customers move, and from how many their results move too. */
  | {
      readonly kind: "handover";
      readonly step: "leave";
      readonly relationMonths: number;
      readonly bothMonths: number;
    }
  /** The old and the new manager visit together, within working days of the receiver's acceptance. */
  | {
      readonly kind: "handover";
      readonly step: "jointVisit";
      readonly withinDays: number;
      readonly withSupervisor: boolean;
    }
  /** Points in the assessment of the one who hands over, for each defect. */
  | {
      readonly kind: "handover";
      readonly step: "quality";
      readonly missed: number;
      readonly wrong: number;
      readonly incomplete: number;
    }
  | { readonly kind: "handover"; readonly step: "afterCheck"; readonly days: number };

/** Who stands in for an absent manager: posts in order, for so many days at most. */
export interface CoverPart {
  readonly kind: "cover";
  readonly order: readonly string[];
  readonly maxDays: number;
  /** True: a stand-in must satisfy the articles of eligibility for the customers he covers. */
  readonly mustBeEligible: boolean;
}

/** What makes a result count for more than one manager. */
export type CreditEvent = "transfer" | "departure" | "leave" | "dispute";

/** To whom a result counts after a customer changed hands. */
export type CreditPart =
  | {
      readonly kind: "credit";
      readonly form: "split";
      readonly event: CreditEvent;
      /** By months since the change, in rising order; afterwards all counts for the new manager. */
      readonly periods: readonly {
        readonly months: number;
        /** Share of the former manager in basis points. */
        readonly former: number;
      }[];
    }
  /** Moving a colleague's customer counts nothing within the window, and too often is told. */
  | {
      readonly kind: "credit";
      readonly form: "guard";
      readonly windowDays: number;
      readonly netNewOnly: boolean;
      readonly alarmCount: number;
    };

/** Who may ask for a transfer, and who must agree to it. */
export type TransferInitiator = "owner" | "receiver" | "head" | "allocator";
export type TransferApprover = "fromHead" | "toHead" | "executive";

/** An act that is allowed only if others agree. */
export type PermitPart =
  | {
      readonly kind: "permit";
      readonly act: "transfer";
      readonly initiators: readonly TransferInitiator[];
      readonly approvals: readonly TransferApprover[];
      /** Admissible reasons; empty = any. */
      readonly reasons: readonly string[];
      readonly tellsCustomer: boolean;
    }
  /** A customer may refuse the new manager: within hours, so many rounds, then a wait in days. */
  | {
      readonly kind: "permit";
      readonly act: "refusal";
      readonly hours: number;
      readonly rounds: number;
      readonly waitDays: number;
    };
