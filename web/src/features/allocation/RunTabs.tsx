import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Tabs } from "antd";
import type { ReactNode } from "react";
import type { RunOutcome, RunView } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { AssignmentTable } from "./AssignmentTable.tsx";
import { BalanceTab } from "./BalanceTab.tsx";
import { CurveChart } from "./CurveChart.tsx";
import { MapTab } from "./MapTab.tsx";
import { MovesTab } from "./MovesTab.tsx";
import { ShortagesTab } from "./ShortagesTab.tsx";
import { runTexts } from "./texts.ts";

const route = getRouteApi("/shell/allocation/$id");

interface RunTabsProps {
  readonly run: RunView;
  readonly outcome: RunOutcome;
}

/** The plan from six sides. */
export function RunTabs({ run, outcome }: RunTabsProps) {
  const t = useTexts(runTexts);
  const { tab = "map" } = route.useSearch();
  const navigate = useNavigate({ from: "/allocation/$id" });
  const counted = (label: string, count: number) =>
    count === 0 ? label : `${label} ${formatNumber(count)}`;
  const items: { key: string; label: string; children: ReactNode }[] = [
    { key: "map", label: t.map, children: <MapTab run={run.id} /> },
    {
      key: "balance",
      label: t.balance,
      children: <BalanceTab run={run.id} outcome={outcome} />,
    },
    { key: "customers", label: t.customers, children: <AssignmentTable run={run} only="all" /> },
    {
      key: "moves",
      label: counted(t.moves, outcome.moved),
      children: <MovesTab run={run} />,
    },
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
    { key: "curve", label: t.curve, children: <CurveChart curve={run.curve} /> },
  ];
  return (
    <Tabs
      activeKey={tab}
      items={items}
      destroyOnHidden
      onChange={(key) =>
        void navigate({ search: (before) => ({ ...before, tab: key }), replace: true })
      }
    />
  );
}
