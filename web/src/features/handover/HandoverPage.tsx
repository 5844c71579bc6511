import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Alert, Button, Popconfirm, Steps } from "antd";
import { useState } from "react";
import type { HandoverView } from "../../../../src/contract/index.ts";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { Citations } from "../articles/index.ts";
import { Loaded, Refusal } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { DefectList } from "./DefectList.tsx";
import { HandoverMap } from "./HandoverMap.tsx";
import { StateTag } from "./HandoversPage.tsx";
import { ItemTable } from "./ItemTable.tsx";
import { handoverTexts } from "./texts.ts";
import "./handover.css";

const route = getRouteApi("/shell/handovers/$id");

/** One handover: where it stands, the plan on the map, customer by customer. */
export function HandoverPage() {
  const { id } = route.useParams();
  const query = useQuery({
    ...read("GET /api/handovers/:id", { params: { id } }),
    // A plan under way ends by itself within seconds.
    refetchInterval: ({ state }) => (isPlanning(state.data) ? 1500 : false),
  });
  return <Loaded query={query}>{(handover) => <OneHandover handover={handover} />}</Loaded>;
}

const isPlanning = (handover: HandoverView | undefined): boolean =>
  handover?.run?.state === "queued" || handover?.run?.state === "running";

/** Steps in order; the present one by state. */
const STEP_OF: Readonly<Record<HandoverView["state"], number>> = {
  created: 1,
  frozen: 2,
  assigned: 3,
  acknowledged: 4,
  closed: 5,
  postCheck: 5,
  cancelled: 0,
};

function OneHandover({ handover }: { readonly handover: HandoverView }) {
  const t = useTexts(handoverTexts);
  const narrow = useNarrow();
  const isOver = handover.state === "closed" || handover.state === "postCheck";
  return (
    <Page
      title={
        <>
          {t.title} · {handover.manager.name} <StateTag state={handover.state} />
        </>
      }
      lead={
        <>
          {t[handover.kind]} · {t.lastDay} {handover.lastDay} · {handover.reason} ·{" "}
          <Citations articles={handover.articles} />
        </>
      }
      actions={
        <Link to="/handovers">
          <Button>{t.all}</Button>
        </Link>
      }
    >
      <Steps
        size="small"
        current={STEP_OF[handover.state]}
        orientation={narrow ? "vertical" : "horizontal"}
        items={[
          { title: t.stepNotice },
          { title: t.stepFreeze },
          { title: t.stepAssign },
          { title: t.stepSign },
          { title: t.stepClose },
          { title: t.stepCheck },
        ]}
      />
      <Facts handover={handover} />
      <Acts handover={handover} />
      <div className="stack">
        {isOver ? null : <HandoverMap handover={handover} />}
        <ItemTable handover={handover} />
        {handover.state === "created" ? null : <DefectList handover={handover} />}
      </div>
    </Page>
  );
}

function Facts({ handover }: { readonly handover: HandoverView }) {
  const t = useTexts(handoverTexts);
  const custody = handover.items.filter(({ state }) => state === "custody").length;
  return (
    <p className="small handover-figures" style={{ marginTop: 14 }}>
      <span>{t.freezeAt(formatInstant(handover.frozenAt ?? handover.freezeAt))}</span>
      <span>
        {t.due} {handover.dueOn}
      </span>
      {handover.noticeLacking > 0 ? (
        <span className="bad">{t.noticeShort(handover.noticeLacking)}</span>
      ) : null}
      {handover.isOverdue ? <span className="bad">{t.overdue}</span> : null}
      {custody > 0 ? <span>{t.custodyCount(custody)}</span> : null}
      {handover.signedBy === null ? null : <span>{t.signedBy(handover.signedBy)}</span>}
      {handover.checkOn === null ? null : (
        <Link to="/duties">
          {t.checksDue(handover.items.filter(({ check }) => check?.doneOn === null).length)}
          {" · "}
          {t.checkOn(handover.checkOn)}
        </Link>
      )}
    </p>
  );
}

type Act = "freeze" | "cancel" | "plan" | "assign" | "close";

function useAct(id: string) {
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (act: Act) =>
      call(`POST /api/handovers/:id/${act}`, { params: { id } }, { idempotencyKey: key }),
    onSettled: () => setKey(newKey()),
    onSuccess: () => refresh("/handovers", "/customers", "/runs"),
  });
}

function Acts({ handover }: { readonly handover: HandoverView }) {
  const t = useTexts(handoverTexts);
  const maySeeRun = useMay("allocation.run");
  const act = useAct(handover.id);
  const may = (what: Act): boolean => handover.allowed.includes(what);
  const run = handover.run;
  const isBefore = handover.state === "created" || handover.state === "frozen";
  return (
    <>
      {act.error === null ? null : <Refusal error={act.error} />}
      {isBefore && isPlanning(handover) ? <Alert type="info" title={t.planning} /> : null}
      {isBefore && run?.state === "done" ? (
        <Alert className="handover-ready" type="success" title={t.planReady} />
      ) : null}
      {isBefore && run?.state === "failed" ? <Alert type="error" title={t.planFailed} /> : null}
      <div className="handover-acts">
        {may("freeze") ? (
          <Popconfirm title={t.freezeAsk} onConfirm={() => act.mutate("freeze")}>
            <Button loading={act.isPending}>{t.freezeNow}</Button>
          </Popconfirm>
        ) : null}
        {may("cancel") ? (
          <Popconfirm title={t.cancelAsk} onConfirm={() => act.mutate("cancel")}>
            <Button loading={act.isPending}>{t.cancelNotice}</Button>
          </Popconfirm>
        ) : null}
        {may("plan") ? (
          <Button
            type={run === null ? "primary" : "default"}
            loading={act.isPending}
            onClick={() => act.mutate("plan")}
          >
            {run === null ? t.plan : t.planAgain}
          </Button>
        ) : null}
        {may("assign") ? (
          <Popconfirm title={t.assignAsk} onConfirm={() => act.mutate("assign")}>
            <Button type="primary" loading={act.isPending}>
              {t.assign}
            </Button>
          </Popconfirm>
        ) : null}
        {may("close") ? (
          <Popconfirm title={t.closeAsk} onConfirm={() => act.mutate("close")}>
            <Button
              type={handover.state === "acknowledged" ? "primary" : "default"}
              loading={act.isPending}
            >
              {t.close}
            </Button>
          </Popconfirm>
        ) : null}
        {run !== null && maySeeRun ? (
          <Link to="/allocation/$id" params={{ id: run.id }}>
            {t.seePlan} #{run.number}
          </Link>
        ) : null}
      </div>
    </>
  );
}
