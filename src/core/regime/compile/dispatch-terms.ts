import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { ArticleKey, LocalDate } from "../../shared/index.ts";
import type {
  CalendarRule,
  ContactClock,
  DispatchSource,
  DispatchStrategy,
  Strength,
} from "../model/index.ts";

interface DispatchTerm {
  readonly article: ArticleKey;
  readonly strength: Strength;
  readonly sources: readonly DispatchSource[];
  /** False also where its scope is 未知 or an exception takes its place. */
  applies(customer: CustomerFacts): boolean;
}

/** Who gets a new customer. */
export interface AssignTerm extends DispatchTerm {
  /** Tried one after another; not empty. */
  readonly strategies: readonly DispatchStrategy[];
  /** The manager's part in `weighted`; 未知, 0 and less = none. */
  weightOf(manager: ManagerFacts): number;
  /** Whether the territory is his. */
  matches(customer: CustomerFacts, manager: ManagerFacts): boolean | null;
  /** Id of the customer who referred this one; null = nobody. */
  referrerOf(customer: CustomerFacts): string | null;
  /** The day of the referral; null = not known, or the article does not look at it. */
  referredOn(customer: CustomerFacts): LocalDate | null;
  readonly depth: number;
  readonly windowDays: number;
}

/** In what time a manager must be in touch with a customer he was given. */
export interface ResponseTerm extends DispatchTerm {
  readonly minutes: number;
  readonly clock: ContactClock;
  readonly reroutes: number;
  readonly escalate: string;
  /** Hours of the office by the article on the calendar; empty = none is in force. */
  readonly hours: CalendarRule["hours"];
}

/** The two forms of `dispatch`, each in article order. */
export interface DispatchTerms {
  readonly assign: readonly AssignTerm[];
  readonly response: readonly ResponseTerm[];
}
