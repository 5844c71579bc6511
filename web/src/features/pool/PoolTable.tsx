import { Button, Table, Tooltip } from "antd";
import type { PoolRow } from "../../../../src/contract/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { Citations } from "../articles/index.ts";
import { poolTexts } from "./texts.ts";

interface PoolTableProps {
  readonly rows: readonly PoolRow[];
  readonly isFiltered: boolean;
  readonly mayClaim: boolean;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  /** The one whose claim is under way. */
  readonly claiming: string | null;
  readonly onClaim: (row: PoolRow) => void;
}

/** The customers of the pool, each with why it is here and whether the reader may claim it. */
export function PoolTable(props: PoolTableProps) {
  const t = useTexts(poolTexts);
  const isNarrow = useNarrow();
  if (isNarrow) return <PoolCards {...props} />;
  const { rows, isFiltered, mayClaim, selected, onSelect } = props;
  return (
    <Table<PoolRow>
      size="middle"
      rowKey={(row) => row.customer.id}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 820 }}
      locale={{ emptyText: <Empty isFiltered={isFiltered} /> }}
      {...(mayClaim
        ? {
            rowSelection: {
              selectedRowKeys: [...selected],
              onChange: (keys) => onSelect(keys.map(String)),
              getCheckboxProps: (row) => ({ disabled: row.against !== null }),
            },
          }
        : {})}
      columns={[
        {
          title: t.customer,
          render: (_, row) => (
            <>
              <strong>{row.customer.name}</strong>
              <div className="small muted">{row.customer.id}</div>
            </>
          ),
        },
        { title: t.facts, render: (_, row) => <Facts row={row} /> },
        { title: t.why, width: 220, render: (_, row) => <Why row={row} /> },
        {
          title: "",
          width: 120,
          align: "right",
          render: (_, row) => (mayClaim ? <ClaimButton {...props} row={row} /> : null),
        },
      ]}
    />
  );
}

function PoolCards(props: PoolTableProps) {
  const { rows, isFiltered, mayClaim } = props;
  if (rows.length === 0) return <Empty isFiltered={isFiltered} />;
  return (
    <div className="stack">
      {rows.map((row) => (
        <section className="panel" key={row.customer.id}>
          <div className="spread">
            <strong>{row.customer.name}</strong>
            {mayClaim ? <ClaimButton {...props} row={row} /> : null}
          </div>
          <Facts row={row} />
          <Why row={row} />
          {row.against === null ? null : <p className="small muted">{row.against.text}</p>}
        </section>
      ))}
    </div>
  );
}

function Facts({ row }: { readonly row: PoolRow }) {
  return (
    <span className="small">
      {row.facts.map(({ label, text }) => (
        <span className="pool-fact" key={label}>
          <span className="muted">{label}</span> {text}
        </span>
      ))}
    </span>
  );
}

function Why({ row }: { readonly row: PoolRow }) {
  const t = useTexts(poolTexts);
  if (row.since === null) return <span className="small muted">{t.never}</span>;
  return (
    <span className="small">
      <Citations articles={row.articles} />{" "}
      <span className="muted">{t.since(formatInstant(row.since))}</span>
    </span>
  );
}

function ClaimButton({ row, claiming, onClaim }: PoolTableProps & { readonly row: PoolRow }) {
  const t = useTexts(poolTexts);
  const button = (
    <Button
      size="small"
      type="primary"
      disabled={row.against !== null}
      loading={claiming === row.customer.id}
      onClick={() => onClaim(row)}
      aria-label={`${t.claim} ${row.customer.name}`}
    >
      {row.against === null ? t.claim : t.notNow}
    </Button>
  );
  return row.against === null ? button : <Tooltip title={row.against.text}>{button}</Tooltip>;
}

function Empty({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useTexts(poolTexts);
  return isFiltered ? (
    <EmptyState title={t.noMatch} />
  ) : (
    <EmptyState title={t.none} hint={t.noneHint} />
  );
}
