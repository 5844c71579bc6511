import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Pagination } from "antd";
import { useRef, useState } from "react";
import type { PoolList, PoolRow } from "../../../../src/contract/index.ts";
import { call, codeOf, newKey, read, refresh } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { SettledInput } from "../../ui/SettledInput.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { PoolTable } from "./PoolTable.tsx";
import { poolTexts } from "./texts.ts";
import { usePoolWatch } from "./use-pool-watch.ts";
import "./pool.css";

const PAGE = 50;

interface Filter {
  readonly q: string;
  readonly industry: string;
  readonly district: string;
}
const NO_FILTER: Filter = { q: "", industry: "", district: "" };

/** Customers that nobody keeps: why each is here, and what the reader may claim today. */
export function PoolPage() {
  const t = useTexts(poolTexts);
  const [filter, setFilter] = useState(NO_FILTER);
  const [offset, setOffset] = useState(0);
  const query = useQuery({
    ...read("GET /api/pool", { query: { ...given(filter), offset, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="pool-filters">
        {(["q", "industry", "district"] as const).map((key) => (
          <SettledInput
            key={key}
            label={key === "q" ? t.search : t[key]}
            value={filter[key]}
            onSettle={(text) => {
              setOffset(0);
              setFilter({ ...filter, [key]: text });
            }}
          />
        ))}
      </div>
      <Loaded query={query}>
        {(list) => (
          <Pool
            list={list}
            isFiltered={Object.keys(given(filter)).length > 0}
            onPage={(page) => setOffset((page - 1) * PAGE)}
          />
        )}
      </Loaded>
    </Page>
  );
}

const given = (filter: Filter): Partial<Filter> =>
  Object.fromEntries(Object.entries(filter).filter(([, text]) => text.trim() !== ""));

interface PoolProps {
  readonly list: PoolList;
  readonly isFiltered: boolean;
  readonly onPage: (page: number) => void;
}

function Pool({ list, isFiltered, onPage }: PoolProps) {
  const t = useTexts(poolTexts);
  const [told, setTold] = useState<string | null>(null);
  const [selected, setSelected] = useState<readonly string[]>([]);
  // What the reader claims himself, won or lost, is answered by the claim.
  const tried = useRef(new Set<string>());
  const nameOf = (id: string) =>
    list.rows.find(({ customer }) => customer.id === id)?.customer.name;
  const claim = useMutation({
    mutationFn: ({ customer }: PoolRow) =>
      call(
        "POST /api/pool/:customer/claim",
        { params: { customer: customer.id } },
        { idempotencyKey: newKey() },
      ),
    onSuccess: (life) => setTold(t.claimed(life.customer.name)),
    onSettled: () => refresh("/pool", "/lives", "/my-book"),
  });
  const many = useMutation({
    // Their names are taken along: what was claimed is no longer on the list.
    mutationFn: async (customers: readonly string[]) => {
      const names = new Map(customers.map((id) => [id, nameOf(id) ?? id]));
      const { outcomes } = await call(
        "POST /api/pool/claims",
        { body: { customers: [...customers] } },
        { idempotencyKey: newKey() },
      );
      return outcomes.map((outcome) => ({
        ...outcome,
        name: names.get(outcome.customer) ?? outcome.customer,
      }));
    },
    onSuccess: () => setSelected([]),
    onSettled: () => refresh("/pool", "/lives", "/my-book"),
  });
  usePoolWatch((customers) => {
    const gone = customers.filter((id) => !tried.current.has(id)).flatMap((id) => nameOf(id) ?? []);
    if (gone.length > 0) setTold(t.faster(gone.join(t.join)));
    setSelected((ids) => ids.filter((id) => !customers.includes(id)));
  });
  return (
    <div className="stack">
      <div className="spread">
        <span>
          {t.count(formatNumber(list.total))}
          {list.mayClaim ? <Quota list={list} /> : null}
        </span>
        {selected.length === 0 ? null : (
          <Button
            type="primary"
            loading={many.isPending}
            onClick={() => {
              for (const id of selected) tried.current.add(id);
              many.mutate(selected);
            }}
          >
            {t.claimMany(formatNumber(selected.length))}
          </Button>
        )}
      </div>
      {list.isCut ? <Notice tone="warning" items={[{ what: t.cut }]} /> : null}
      {told === null ? null : (
        <Alert type="success" showIcon closable title={told} onClose={() => setTold(null)} />
      )}
      {claim.error === null ? null : (
        <div data-code={codeOf(claim.error) ?? ""}>
          <Refusal error={claim.error} />
        </div>
      )}
      {many.error === null ? null : <Refusal error={many.error} />}
      {many.data === undefined ? null : (
        <Outcomes outcomes={many.data} onClose={() => many.reset()} />
      )}
      <PoolTable
        rows={list.rows}
        isFiltered={isFiltered}
        mayClaim={list.mayClaim}
        selected={selected}
        onSelect={setSelected}
        claiming={claim.isPending ? claim.variables.customer.id : null}
        onClaim={(row) => {
          setTold(null);
          tried.current.add(row.customer.id);
          claim.mutate(row);
        }}
      />
      {list.total <= PAGE ? null : (
        <Pagination
          align="end"
          pageSize={PAGE}
          showSizeChanger={false}
          current={Math.floor(list.offset / PAGE) + 1}
          total={list.total}
          onChange={onPage}
        />
      )}
    </div>
  );
}

/** What the reader may still claim today, and holds. */
function Quota({ list }: { readonly list: PoolList }) {
  const t = useTexts(poolTexts);
  const parts = [
    list.left === null ? t.noLimit : t.left(formatNumber(list.left)),
    ...(list.held === null ? [] : [t.held(formatNumber(list.held))]),
  ];
  return <> · {parts.join(" · ")}</>;
}

interface OutcomesProps {
  readonly outcomes: readonly {
    readonly name: string;
    readonly refused: { readonly text: string } | null;
  }[];
  readonly onClose: () => void;
}

function Outcomes({ outcomes, onClose }: OutcomesProps) {
  const t = useTexts(poolTexts);
  const won = outcomes.filter(({ refused }) => refused === null).map(({ name }) => name);
  const lost = outcomes.flatMap(({ name, refused }) =>
    refused === null ? [] : [{ what: t.notClaimed(name, refused.text) }],
  );
  const close = (
    <Button size="small" onClick={onClose}>
      {t.close}
    </Button>
  );
  return (
    <>
      {won.length === 0 ? null : (
        <Alert
          type="success"
          showIcon
          title={t.claimed(won.join(t.join))}
          action={lost.length === 0 ? close : null}
        />
      )}
      {lost.length === 0 ? null : <Notice tone="warning" items={lost} action={close} />}
    </>
  );
}
