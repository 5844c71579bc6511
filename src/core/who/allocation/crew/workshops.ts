import { priceWorkshop } from "../dual/price-workshop.ts";
import { movesWorkshop } from "../search/moves-workshop.ts";
import { searchWorkshop } from "../search/search-workshop.ts";

/** Every workshop by its name, for hands that know only the name. */
export const WORKSHOPS = {
  [priceWorkshop.name]: priceWorkshop.tasks,
  [movesWorkshop.name]: movesWorkshop.tasks,
  [searchWorkshop.name]: searchWorkshop.tasks,
};
