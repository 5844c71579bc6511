import type { ArticleChange as ChangeAnswer } from "../../contract/index.ts";
import type { ArticleChange, RegimeDocument } from "../../core/regime/index.ts";
import { articleView } from "./regime-view.ts";

/** What happened to one article between two texts. */
export const changeView = (
  change: ArticleChange,
  from: RegimeDocument,
  to: RegimeDocument,
): ChangeAnswer => ({
  key: change.key,
  kinds: [...change.kinds],
  from: change.from === null ? null : articleView(change.from, from),
  to: change.to === null ? null : articleView(change.to, to),
  parameters: [...change.parameters],
});
