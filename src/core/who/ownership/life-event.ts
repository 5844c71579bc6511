import type { ReclaimReason } from "../../regime/index.ts";
import type { ArticleKey, LocalDate, ManagerId } from "../../shared/index.ts";
import type { Life } from "./life.ts";

/** What happens to a customer's ownership. */
export type LifeEvent =
  /** 报备: `isProved` where the file says all that a registration needs. */
  | { readonly kind: "register"; readonly manager: ManagerId; readonly isProved: boolean }
  /** What a registration needs was supplied. */
  | { readonly kind: "prove" }
  | {
      readonly kind: "claim";
      readonly manager: ManagerId;
      readonly isProved: boolean;
      /** Claims he has made this day, and customers he holds. */
      readonly takenToday: number;
      readonly held: number;
      /** Those of `held` with a deal. */
      readonly heldDealt: number;
    }
  | { readonly kind: "contact"; readonly on: LocalDate; readonly counts: boolean }
  | { readonly kind: "deal"; readonly on: LocalDate }
  | { readonly kind: "release" }
  /** The day is looked at: reminders and ends fall due. `canTell`: the owner has a way to be told. */
  | { readonly kind: "day"; readonly canTell: boolean }
  /** It is looked whether somebody was in touch; the files know of nothing after `since`. */
  | { readonly kind: "idle"; readonly since: LocalDate }
  /** Another path (a plan, an import, a correction) changed the owner. */
  | { readonly kind: "moved"; readonly to: ManagerId | null };

/** What is to be done beside keeping the next state. */
export type LifeEffect =
  /** The owner changes, by the writer of owners. */
  | { readonly kind: "owner"; readonly to: ManagerId | null }
  /** The owner is told that `days` days are left. */
  | { readonly kind: "warn"; readonly days: number; readonly until: LocalDate }
  /** The owner is told that nobody was in touch for more than `days` days. */
  | { readonly kind: "dormant"; readonly days: number }
  /** The former owner is told that the customer has gone, and why. */
  | { readonly kind: "lapsed"; readonly reason: ReclaimReason | "unproved" }
  /** Nobody could be given the customer, who had refused; now somebody can. */
  | { readonly kind: "waitOver" }
  /** He should have been told and could not be: the end waits. */
  | { readonly kind: "untold"; readonly days: number };

/** Why not. */
export type LifeRefusal =
  | { readonly code: "noArticle" }
  | { readonly code: "notFree"; readonly until: LocalDate | null }
  /** It refused its managers: nobody is given it up to this day. */
  | { readonly code: "waits"; readonly until: LocalDate }
  | { readonly code: "inPool" }
  | { readonly code: "cooldown"; readonly from: LocalDate }
  | { readonly code: "dayQuota"; readonly limit: number }
  | { readonly code: "holdCap"; readonly limit: number; readonly held: number }
  | { readonly code: "notHeld" }
  | { readonly code: "beforeClock"; readonly began: LocalDate };

export type LifeDecision =
  | {
      readonly kind: "next";
      readonly life: Life;
      readonly effects: readonly LifeEffect[];
      /** The first decided. */
      readonly articles: readonly ArticleKey[];
    }
  | {
      readonly kind: "refused";
      readonly why: LifeRefusal;
      readonly articles: readonly ArticleKey[];
    };

export const refuse = (
  why: LifeRefusal,
  ...articles: readonly (ArticleKey | undefined)[]
): LifeDecision => ({
  kind: "refused",
  why,
  articles: articles.filter((article) => article !== undefined),
});

/** The next state with what goes with it; its articles are cited. */
export const next = (life: Life, ...effects: readonly LifeEffect[]): LifeDecision => ({
  kind: "next",
  life,
  effects,
  articles: life.articles,
});
