import { type PriceWork, priceWorkshop } from "../dual/price-workshop.ts";
import { type SearchWork, searchWorkshop } from "../search/search-workshop.ts";

/** What each kind of workspace is made from. */
export interface Workshops {
  readonly prices: PriceWork;
  readonly search: SearchWork;
}

/** The tasks of a workspace, by name; each does one block. */
export type Tasks = Readonly<Record<string, (block: number) => void>>;

/** How every hand makes the tasks of a workspace from the shared input. */
export const WORKSHOPS: { readonly [W in keyof Workshops]: (input: Workshops[W]) => Tasks } = {
  prices: priceWorkshop,
  search: searchWorkshop,
};
