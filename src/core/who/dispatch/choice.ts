import type { CustomerFacts } from "../../facts/index.ts";
import type { AssignTerm, DispatchSource, DispatchStrategy } from "../../regime/index.ts";
import type { ArticleKey, ManagerId } from "../../shared/index.ts";

/** A new customer and what is known of its coming. */
export interface DispatchAsk {
  readonly customer: CustomerFacts;
  readonly source: DispatchSource;
  /** Who must not get it, whatever the articles say: he did not call in time, or refused. */
  readonly without: readonly ManagerId[];
  /** Customers through whom it came, its own referrer first, up to one whom nobody referred. */
  readonly chain: readonly Referrer[];
}

export interface Referrer {
  readonly customer: string;
  readonly owner: ManagerId | null;
}

/** A seat that could have the customer. */
export interface Offer {
  readonly seat: number;
  readonly manager: ManagerId;
  /** Minutes a month of the pair. */
  readonly minutes: number;
  /** The same with what room asks at the present prices. */
  readonly priced: number;
}

/** Who gets a new customer. */
export interface Choice {
  /** The article on dispatch; null = the regime has none and prices decide. */
  readonly article: ArticleKey | null;
  readonly strategy: DispatchStrategy;
  readonly best: Offer;
  readonly second: Offer | null;
}

/** The articles on dispatch that are about a customer, in their order. */
export const assignTermsFor = (
  terms: readonly AssignTerm[],
  { customer, source }: Pick<DispatchAsk, "customer" | "source">,
): readonly AssignTerm[] =>
  terms.filter(
    (term) =>
      term.strength !== "advisory" && term.sources.includes(source) && term.applies(customer),
  );
