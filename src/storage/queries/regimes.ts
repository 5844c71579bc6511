import type {
  ArticleRecord,
  NewRevision,
  RegimeRecord,
  RegimeStore,
  RevisionRecord,
} from "../../app/ports.ts";
import { type Client, many, one, run } from "../sql.ts";

interface RevisionRow {
  readonly revision: number;
  readonly hash: string;
  readonly effective: string;
  readonly in_force: boolean;
  readonly published_at: Date;
  readonly published_by: string;
  readonly edited_by: string;
  readonly signed_warnings: readonly string[];
}

interface RegimeRow {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly article_count: number;
  readonly in_force: RevisionRow | null;
  readonly draft_source: string | null;
  readonly draft_hash: string;
  readonly draft_at: Date;
  readonly draft_by: string;
  readonly draft_parses: boolean;
  readonly draft_errors: number;
  readonly draft_warnings: number;
}

const REVISION = `
  select v.regime_id, v.revision, v.hash, v.effective, v.revision = r.in_force as in_force, v.published_at,
    v.published_by, v.edited_by, v.signed_warnings
  from regime_revision v join regime r on r.id = v.regime_id`;

const SELECT = `
  select r.*, to_jsonb(v) as in_force,
    (select count(*) from regime_article a where a.regime_id = r.id and a.revision = r.in_force) as article_count
  from regime r left join (${REVISION}) v on v.regime_id = r.id and v.in_force
  where not r.is_builtin`;

const revisionOf = (row: RevisionRow): RevisionRecord => ({
  revision: row.revision,
  hash: row.hash,
  effective: row.effective,
  state: row.in_force ? "inForce" : "superseded",
  publishedAt: new Date(row.published_at),
  publishedBy: row.published_by,
  editedBy: row.edited_by,
  signedWarnings: row.signed_warnings,
});

const regimeOf = (row: RegimeRow): RegimeRecord => ({
  id: row.id,
  title: row.title,
  owner: row.owner,
  articleCount: row.article_count,
  inForce: row.in_force === null ? null : revisionOf(row.in_force),
  draft:
    row.draft_source === null
      ? null
      : {
          source: row.draft_source,
          hash: row.draft_hash,
          savedAt: row.draft_at,
          savedBy: row.draft_by,
          parses: row.draft_parses,
          errors: row.draft_errors,
          warnings: row.draft_warnings,
        },
});

export function regimeStore(client: Client): RegimeStore {
  return {
    list: async () => (await many<RegimeRow>(client, `${SELECT} order by r.id`)).map(regimeOf),
    inForce: () =>
      many(
        client,
        `select id as regime, in_force as revision from regime
         where not is_builtin and in_force is not null order by id`,
      ),
    find: async (id) => {
      const row = await one<RegimeRow>(client, `${SELECT} and r.id = $1`, [id]);
      return row === null ? null : regimeOf(row);
    },
    text: (id, revision) =>
      one<{ source: string; hash: string }>(
        client,
        "select source, hash from regime_revision where regime_id = $1 and revision = $2",
        [id, revision],
      ),
    revisions: async (id) => {
      const text = `${REVISION} where v.regime_id = $1 order by v.revision desc`;
      return (await many<RevisionRow>(client, text, [id])).map(revisionOf);
    },
    articles: (id, revision) =>
      many<ArticleRecord & { key: string }>(
        client,
        `select article_key as key, printed, title, prose, text_hash as "textHash"
         from regime_article where regime_id = $1 and revision = $2 order by ordinal`,
        [id, revision],
      ),
    saveDraft: async (draft) => {
      const saved = await run(client, SAVE_DRAFT, [
        draft.regime,
        draft.title,
        draft.owner,
        draft.source,
        draft.hash,
        draft.baseHash,
        draft.parses,
        draft.errors,
        draft.warnings,
      ]);
      return saved === 1;
    },
    dropDraft: async (id) => {
      await run(client, `update regime set ${NO_DRAFT} where id = $1`, [id]);
    },
    publish: (revision, draftHash) => publish(client, revision, draftHash),
  };
}

/** A draft is based on the draft before it or, without one, on the text in force; else on nothing. */
const SAVE_DRAFT = `
  insert into regime as r (id, title, owner, draft_source, draft_hash, draft_by, draft_at, draft_parses,
    draft_errors, draft_warnings)
  select $1, $2, $3, $4, $5, current_setting('app.actor'), now(), $7, $8, $9
  where $6::text is null or exists (select 1 from regime x where x.id = $1)
  on conflict (id) do update
  set draft_source = excluded.draft_source, draft_hash = excluded.draft_hash, draft_by = excluded.draft_by,
    draft_at = excluded.draft_at, draft_parses = excluded.draft_parses, draft_errors = excluded.draft_errors,
    draft_warnings = excluded.draft_warnings,
    title = case when r.in_force is null then excluded.title else r.title end,
    owner = case when r.in_force is null then excluded.owner else r.owner end
  where not r.is_builtin and coalesce(r.draft_hash, (
    select v.hash from regime_revision v where v.regime_id = r.id and v.revision = r.in_force
  )) is not distinct from $6`;

const NO_DRAFT = `draft_source = null, draft_hash = null, draft_by = null, draft_at = null,
  draft_parses = null, draft_errors = null, draft_warnings = null`;

async function publish(
  client: Client,
  revision: NewRevision,
  draftHash: string | null,
): Promise<boolean> {
  await run(
    client,
    "insert into regime (id, title, owner) values ($1, $2, $3) on conflict do nothing",
    [revision.regime, revision.title, revision.owner],
  );
  // The row is held until the end: of two who publish at once the second sees the draft gone.
  const row = await one<{ draft_hash: string | null; is_builtin: boolean }>(
    client,
    "select draft_hash, is_builtin from regime where id = $1 for update",
    [revision.regime],
  );
  if (row === null || row.is_builtin) return false;
  if (draftHash !== null && row.draft_hash !== draftHash) return false;
  if ((await insertRevision(client, revision)) === 0) return false;
  await insertArticles(client, revision);
  await run(
    client,
    `update regime set title = $2, owner = $3, in_force = $4, ${NO_DRAFT} where id = $1`,
    [revision.regime, revision.title, revision.owner, revision.revision],
  );
  return true;
}

function insertRevision(client: Client, v: NewRevision): Promise<number> {
  return run(
    client,
    `insert into regime_revision (regime_id, revision, title, source, hash, effective, edited_by,
       published_by, signed_warnings)
     values ($1, $2, $3, $4, $5, $6, $7, current_setting('app.actor'), $8) on conflict do nothing`,
    [v.regime, v.revision, v.title, v.source, v.hash, v.effective, v.editedBy, v.signedWarnings],
  );
}

async function insertArticles(client: Client, v: NewRevision): Promise<void> {
  const column = (key: keyof ArticleRecord): readonly string[] => v.articles.map((a) => a[key]);
  await run(
    client,
    `insert into regime_article (regime_id, revision, article_key, ordinal, printed, title, prose, text_hash)
     select $1, $2, a.key, a.n, a.printed, a.title, a.prose, a.hash
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) with ordinality
       as a (key, printed, title, prose, hash, n)`,
    [
      v.regime,
      v.revision,
      column("key"),
      column("printed"),
      column("title"),
      column("prose"),
      column("textHash"),
    ],
  );
}
