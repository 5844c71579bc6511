import type { LifeRecord } from "../../app/ports.ts";
import type { ArticleKey, LocalDate, ManagerId } from "../../core/shared/index.ts";
import type { LifeState } from "../../core/who/index.ts";

export interface LifeRow {
  readonly customer_id: string;
  readonly ver: number;
  readonly state: LifeState;
  readonly since: Date;
  readonly owner_id: ManagerId | null;
  readonly began: LocalDate | null;
  readonly until: LocalDate | null;
  readonly latest: LocalDate | null;
  readonly last_contact: LocalDate | null;
  readonly dealt: LocalDate | null;
  readonly warned: readonly number[];
  readonly last_warned: LocalDate | null;
  readonly paused: LocalDate | null;
  readonly before: LifeState | null;
  readonly former_owner: ManagerId | null;
  readonly free_for_former: LocalDate | null;
  readonly regime_id: string | null;
  readonly revision: number | null;
  readonly articles: readonly ArticleKey[];
}

export const lifeOf = (row: LifeRow): LifeRecord => ({
  customer: row.customer_id,
  ver: row.ver,
  since: row.since,
  regime: row.regime_id,
  revision: row.revision,
  life: {
    state: row.state,
    owner: row.owner_id,
    began: row.began,
    until: row.until,
    latest: row.latest,
    lastContact: row.last_contact,
    dealt: row.dealt,
    warned: row.warned,
    lastWarned: row.last_warned,
    paused: row.paused,
    before: row.before,
    formerOwner: row.former_owner,
    freeForFormer: row.free_for_former,
    articles: row.articles,
  },
});

export const LIFE_COLUMNS = `l.customer_id, l.ver, l.state, l.since, c.owner_id, l.began::text, l.until::text,
  l.latest::text, l.last_contact::text, l.dealt::text, l.warned,
  l.last_warned::text, l.paused::text, l.before, l.former_owner,
  l.free_for_former::text, l.regime_id, l.revision, l.articles`;
