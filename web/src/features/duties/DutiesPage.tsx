import { useQuery } from "@tanstack/react-query";
import { Button, Table, Tag } from "antd";
import { useState } from "react";
import type { DutyView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Citations } from "../articles/index.ts";
import { Loaded } from "../refusal/index.ts";
import { DutyDialog } from "./DutyDialog.tsx";
import { dutyTexts } from "./texts.ts";

type Texts = ReturnType<typeof useTexts<(typeof dutyTexts)["zh-CN"]>>;

const COLOURS: Readonly<Record<DutyView["kind"], string>> = {
  check: "cyan",
  tell: "gold",
  report: "purple",
};

const keyOf = ({ kind, about, customer }: DutyView): string =>
  `${kind} ${about} ${customer?.id ?? ""}`;

/** Calls, tellings and reports that are still owed, the earliest first. */
export function DutiesPage() {
  const t = useTexts(dutyTexts);
  const query = useQuery(read("GET /api/duties", {}));
  const [doing, setDoing] = useState<DutyView | null>(null);
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded query={query}>
        {({ duties }) => (
          <Table<DutyView>
            size="middle"
            rowKey={keyOf}
            dataSource={[...duties]}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            scroll={{ x: 760 }}
            locale={{ emptyText: <EmptyState title={t.none} hint={t.noneHint} /> }}
            columns={columnsOf(t, setDoing)}
          />
        )}
      </Loaded>
      {doing === null ? null : <DutyDialog duty={doing} onClose={() => setDoing(null)} />}
    </Page>
  );
}

const columnsOf = (t: Texts, onDo: (duty: DutyView) => void) => [
  {
    title: t.kind,
    render: (_: unknown, { kind }: DutyView) => <Tag color={COLOURS[kind]}>{t[kind]}</Tag>,
  },
  { title: t.customer, render: (_: unknown, { customer }: DutyView) => customer?.name ?? "—" },
  {
    title: t.who,
    render: (_: unknown, { kind, from, to }: DutyView) =>
      (kind === "report" ? t.covered : t.moves)(from?.name ?? t.nobody, to?.name ?? t.nobody),
  },
  {
    title: t.due,
    render: (_: unknown, { due, isOverdue }: DutyView) => (
      <>
        {due} {isOverdue ? <span className="bad">{t.overdue}</span> : null}
      </>
    ),
  },
  {
    title: t.basis,
    render: (_: unknown, { articles }: DutyView) => <Citations articles={articles} most={2} />,
  },
  {
    title: "",
    render: (_: unknown, duty: DutyView) =>
      duty.mayDo ? (
        <Button size="small" onClick={() => onDo(duty)}>
          {t[`${duty.kind}Done`]}
        </Button>
      ) : null,
  },
];
