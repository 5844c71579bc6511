import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Form, Input, Modal, Table, Tag } from "antd";
import { useState } from "react";
import type { AbsenceView, HandoverRow, ManagerRow } from "../../../../src/contract/index.ts";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { formatList, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Citations } from "../articles/index.ts";
import { Loaded, Refusal } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { CoverReports } from "./CoverReports.tsx";
import { ManagerInput } from "./ManagerInput.tsx";
import { handoverTexts } from "./texts.ts";
import "./handover.css";

interface Member {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  /** As the file of the manager states it. */
  readonly status: string | null;
  readonly count: number;
  readonly absences: readonly AbsenceView[];
  readonly handover: HandoverRow | null;
  /** Whom he stands in for now. */
  readonly covers: readonly string[];
}

const GOING: readonly HandoverRow["state"][] = ["created", "frozen", "assigned", "acknowledged"];

/** Still going, or a report is owed; what was reported on is read below the table. */
const isStanding = ({ reportedAt }: AbsenceView): boolean => reportedAt === null;

const membersOf = (
  managers: readonly ManagerRow[],
  absences: readonly AbsenceView[],
  handovers: readonly HandoverRow[],
): readonly Member[] =>
  managers.map(({ id, name, post, status, count }) => ({
    id,
    name,
    post,
    status,
    count,
    absences: absences.filter(({ manager }) => manager.id === id),
    handover:
      handovers.find(({ manager, state }) => manager.id === id && GOING.includes(state)) ?? null,
    covers: absences
      .filter(({ standIn, isBegun, isEnded }) => isBegun && !isEnded && standIn?.id === id)
      .map(({ manager }) => manager.name),
  }));

/** Who is here, who is away, who stands in and who hands over. */
export function TeamPage() {
  const t = useTexts(handoverTexts);
  const mayRun = useMay("handover.run");
  const maySee = useMay("manager.read");
  const managers = useQuery({
    ...read("GET /api/managers", { query: { limit: 500, sort: "name" } }),
    enabled: maySee,
  });
  const absences = useQuery(read("GET /api/absences", {}));
  const handovers = useQuery({ ...read("GET /api/handovers", {}), enabled: maySee });
  const all = absences.data?.absences ?? [];
  const [isAdding, setAdding] = useState(false);
  const [back, setBack] = useState<AbsenceView | null>(null);
  return (
    <Page
      title={t.teamTitle}
      lead={t.teamLead}
      actions={
        mayRun ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t.absent}
          </Button>
        ) : undefined
      }
    >
      {maySee ? (
        <Loaded query={managers}>
          {(list) => (
            <Table<Member>
              size="middle"
              rowKey="id"
              dataSource={[
                ...membersOf(list.rows, all.filter(isStanding), handovers.data?.handovers ?? []),
              ]}
              pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
              scroll={{ x: 720 }}
              locale={{ emptyText: <EmptyState title={t.noTeam} hint={t.noTeamHint} /> }}
              columns={[
                {
                  title: t.member,
                  render: (_, { id, name, post }) => (
                    <>
                      <Link to="/managers/$id" params={{ id }}>
                        {name}
                      </Link>{" "}
                      <span className="small muted">
                        {id} {post}
                      </span>
                    </>
                  ),
                },
                { title: t.held, render: (_, { count }) => t.heldUnit(count) },
                { title: t.state, render: (_, member) => <Standing member={member} /> },
                {
                  title: "",
                  align: "right",
                  render: (_, { absences: own }) => {
                    const going = own.find(({ isEnded }) => !isEnded);
                    return mayRun && going !== undefined ? (
                      <Button size="small" onClick={() => setBack(going)}>
                        {t.back}
                      </Button>
                    ) : null;
                  },
                },
              ]}
            />
          )}
        </Loaded>
      ) : null}
      <CoverReports absences={all.filter((one) => !isStanding(one))} />
      {isAdding ? <AbsenceDialog onClose={() => setAdding(false)} /> : null}
      {back === null ? null : <BackDialog absence={back} onClose={() => setBack(null)} />}
    </Page>
  );
}

function Standing({ member }: { readonly member: Member }) {
  const t = useTexts(handoverTexts);
  const { absences, handover, covers } = member;
  const isHere = absences.every(({ isBegun, isEnded }) => !isBegun || isEnded) && handover === null;
  return (
    <>
      {isHere ? <Tag>{member.status ?? t.present}</Tag> : null}
      {absences.map((absence) => (
        <div key={absence.id}>
          <Tag color={absence.isBegun && !absence.isEnded ? "orange" : "default"}>{t.away}</Tag>
          {absence.isEnded && absence.reportDue !== null ? (
            <Link to="/duties">{t.reportOwed(absence.reportDue)} </Link>
          ) : null}
          {absence.from} – {absence.to} ·{" "}
          {absence.standIn === null ? (
            <span className="bad">{t.noStandIn}</span>
          ) : (
            t.coveredBy(absence.standIn.name)
          )}{" "}
          · {t[absence.effect]} <Citations articles={absence.articles} most={2} />
        </div>
      ))}
      {handover === null ? null : (
        <Link to="/handovers/$id" params={{ id: handover.id }}>
          <Tag color="blue">{t.handingOver}</Tag>
        </Link>
      )}
      {covers.length === 0 ? null : <Tag>{t.covers(formatList(covers))}</Tag>}
    </>
  );
}

interface AbsenceFields {
  readonly manager: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly standIn?: string;
}

const reread = () => refresh("/absences", "/handovers", "/customers");

function AbsenceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(handoverTexts);
  const [form] = Form.useForm<AbsenceFields>();
  const [key] = useState(newKey);
  const add = useMutation({
    mutationFn: ({ standIn, ...body }: AbsenceFields) =>
      call(
        "POST /api/absences",
        { body: { ...body, ...(standIn ? { standIn } : {}) } },
        { idempotencyKey: key },
      ),
    onSuccess: async () => {
      await reread();
      onClose();
    },
  });
  const rules = [{ required: true, message: t.required }];
  return (
    <Modal
      title={t.absent}
      open
      okText={t.save}
      cancelText={t.cancel}
      okButtonProps={{ loading: add.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">{t.absentHint}</p>
      {add.error === null ? null : <Refusal error={add.error} />}
      <Form<AbsenceFields> form={form} layout="vertical" requiredMark={false} onFinish={add.mutate}>
        <Form.Item name="manager" label={t.absentId} rules={rules}>
          <ManagerInput />
        </Form.Item>
        <Form.Item name="from" label={t.from} rules={rules}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={t.until} rules={rules}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="standIn" label={t.standIn}>
          <ManagerInput />
        </Form.Item>
        <Form.Item name="reason" label={t.reason} rules={rules}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface BackProps {
  readonly absence: AbsenceView;
  readonly onClose: () => void;
}

function BackDialog({ absence, onClose }: BackProps) {
  const t = useTexts(handoverTexts);
  const [form] = Form.useForm<{ readonly report?: string }>();
  const [key] = useState(newKey);
  const end = useMutation({
    mutationFn: ({ report = "" }: { readonly report?: string }) =>
      call(
        "POST /api/absences/:id/end",
        { params: { id: absence.id }, body: { report } },
        { idempotencyKey: key },
      ),
    onSuccess: async () => {
      await reread();
      onClose();
    },
  });
  return (
    <Modal
      title={t.backTitle(absence.manager.name)}
      open
      okText={t.back}
      cancelText={t.cancel}
      okButtonProps={{ loading: end.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {end.error === null ? null : <Refusal error={end.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={end.mutate}>
        <Form.Item name="report" label={t.backReport}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
