import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Tabs } from "antd";
import type { ReactNode } from "react";
import type { RunOutcome, RunView } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { DifferencesTab, PricesTab } from "../prices/index.ts";
import { TradeOffTab } from "../scenarios/index.ts";
import { useMay } from "../session/index.ts";
import { AssignmentTable } from "./AssignmentTable.tsx";
import { BalanceTab } from "./BalanceTab.tsx";
import { CurveChart } from "./CurveChart.tsx";
import { MapTab } from "./MapTab.tsx";
import { MovesTab } from "./MovesTab.tsx";
import { ShortagesTab } from "./ShortagesTab.tsx";
import { runTexts } from "./texts.ts";
import { useOpenCustomer } from "./use-open-customer.ts";

const route = getRouteApi("/shell/allocation/$id");

/** The map of a larger book takes a while to load: it is not what opens first. */
const MOST_ON_FIRST_MAP = 150_000;

interface RunTabsProps {
  readonly run: RunView;
  readonly outcome: RunOutcome;
}

interface Tab {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
}

function useTabs({ run, outcome }: RunTabsProps): readonly Tab[] {
  const t = useTexts(runTexts);
  const { customer } = route.useSearch();
  const open = useOpenCustomer();
  const counted = (label: string, count: number) =>
    count === 0 ? label : `${label} ${formatNumber(count)}`;
  const { parent } = run;
  const isAsked = run.kind === "whatIf" || run.kind === "leaver";
  return [
    { key: "map", label: t.map, children: <MapTab run={run} /> },
    ...(isAsked && parent !== null
      ? [
          {
            key: "differences",
            label: t.differences,
            children: (
              <DifferencesTab
                run={run.id}
                against={parent.id}
                selected={customer ?? null}
                onOpen={open}
              />
            ),
          },
        ]
      : []),
    {
      key: "balance",
      label: t.balance,
      children: <BalanceTab run={run.id} outcome={outcome} />,
    },
    { key: "customers", label: t.customers, children: <AssignmentTable run={run} only="all" /> },
    { key: "moves", label: counted(t.moves, outcome.moved), children: <MovesTab run={run} /> },
    {
      key: "shortages",
      label: counted(t.shortages, outcome.unassigned),
      children: <ShortagesTab run={run} />,
    },
    {
      key: "awaits",
      label: counted(t.awaits, outcome.awaiting),
      children: <AssignmentTable run={run} only="awaits" />,
    },
    { key: "prices", label: t.prices, children: <PricesTab run={run} /> },
    ...(isAsked
      ? []
      : [{ key: "tradeoff", label: t.tradeOff, children: <TradeOffTab run={run} /> }]),
    { key: "curve", label: t.curve, children: <CurveChart curve={run.curve} /> },
  ];
}

/** What shows customer by customer, and is not for who sees figures alone. */
const BY_CUSTOMER = new Set(["map", "differences", "customers", "awaits"]);

/** The plan from every side that the reader may see. */
export function RunTabs({ run, outcome }: RunTabsProps) {
  const maySee = useMay("customer.read");
  const first = !maySee || outcome.customers > MOST_ON_FIRST_MAP ? "balance" : "map";
  const { tab = first } = route.useSearch();
  const navigate = useNavigate({ from: "/allocation/$id" });
  const all = useTabs({ run, outcome });
  const tabs = maySee ? all : all.filter(({ key }) => !BY_CUSTOMER.has(key));
  return (
    <Tabs
      activeKey={tabs.some(({ key }) => key === tab) ? tab : first}
      items={[...tabs]}
      destroyOnHidden
      onChange={(key) =>
        void navigate({ search: (before) => ({ ...before, tab: key }), replace: true })
      }
    />
  );
}
