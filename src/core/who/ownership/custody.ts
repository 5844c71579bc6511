import { type ArticleKey, addDays, type LocalDate } from "../../shared/index.ts";
import { type Life, plainLife } from "./life.ts";

/**
 * Last day on which nobody may be given a customer who refused his managers; the day of the refusal
 * is not counted. Source: 民法典 第二百零一条.
 */
export const lastDayOfWait = (refusedOn: LocalDate, waitDays: number): LocalDate =>
  addDays(refusedOn, waitDays);

/** The unit keeps a customer who refused his managers, and gives him to nobody up to `until`. */
export const waitingLife = (until: LocalDate, articles: readonly ArticleKey[]): Life => ({
  ...plainLife(null),
  state: "unitCustody",
  until,
  articles,
});

/** Last day on which nobody may be given the customer; null = he does not wait. */
export const waitsUntil = (life: Life): LocalDate | null =>
  life.state === "unitCustody" ? life.until : null;

/** The wait is over: the unit keeps him as before, and he may be given to somebody. */
export const waitedOut = (life: Life): Life => ({ ...life, until: null });
