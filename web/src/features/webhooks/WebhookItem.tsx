import { useMutation } from "@tanstack/react-query";
import { App, Button, Popconfirm, Switch, Tag } from "antd";
import type { WebhookList, WebhookRow } from "../../../../src/contract/index.ts";
import { call, refresh } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { webhookTexts } from "./texts.ts";

interface WebhookItemProps {
  readonly webhook: WebhookRow;
  readonly kinds: WebhookList["kinds"];
  readonly onEdit: () => void;
}

const reread = () => refresh("/webhooks");

/** One webhook: how it does, and what can be done with it. */
export function WebhookItem({ webhook, kinds, onEdit }: WebhookItemProps) {
  const t = useTexts(webhookTexts);
  const { message } = App.useApp();
  const params = { id: webhook.id };
  const change = useMutation({
    mutationFn: (isActive: boolean) =>
      call("PATCH /api/webhooks/:id", { params, body: { isActive } }),
    onSuccess: reread,
  });
  const test = useMutation({ mutationFn: () => call("POST /api/webhooks/:id/test", { params }) });
  const retry = useMutation({
    mutationFn: () => call("POST /api/webhooks/:id/retry", { params }),
    onSuccess: async ({ messages }) => {
      void message.success(t.retried(formatNumber(messages)));
      await reread();
    },
  });
  const remove = useMutation({
    mutationFn: () => call("DELETE /api/webhooks/:id", { params }),
    onSuccess: reread,
  });
  const failed = [change, test, retry, remove].find((one) => one.error !== null);
  const named = kinds.filter(({ kind }) => webhook.kinds.includes(kind));
  return (
    <li className="webhook">
      <div className="spread">
        <span>
          <strong>{webhook.name}</strong> <Tag>{t[webhook.format]}</Tag>
          <span className="muted small">{webhook.shown}</span>
        </span>
        <Switch
          size="small"
          checked={webhook.isActive}
          checkedChildren={t.active}
          unCheckedChildren={t.paused}
          aria-label={webhook.name}
          loading={change.isPending}
          onChange={(isActive) => change.mutate(isActive)}
        />
      </div>
      <div className="small muted">{named.map(({ text }) => text).join(" · ")}</div>
      <State webhook={webhook} />
      {test.data === undefined ? null : (
        <div role="status" className={test.data.isSent ? "small" : "small bad"}>
          {test.data.isSent ? t.tested : test.data.fault}
        </div>
      )}
      {failed === undefined ? null : <Refusal error={failed.error} />}
      <div className="webhook-acts">
        <Button size="small" loading={test.isPending} onClick={() => test.mutate()}>
          {t.test}
        </Button>
        {webhook.waiting + webhook.givenUp === 0 ? null : (
          <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
            {t.retry}
          </Button>
        )}
        <Button size="small" onClick={onEdit}>
          {t.edit}
        </Button>
        <Popconfirm
          title={t.remove}
          description={t.removeHow}
          okText={t.remove}
          cancelText={t.cancel}
          onConfirm={() => remove.mutate()}
        >
          <Button size="small" danger loading={remove.isPending}>
            {t.remove}
          </Button>
        </Popconfirm>
      </div>
    </li>
  );
}

function State({ webhook }: { readonly webhook: WebhookRow }) {
  const t = useTexts(webhookTexts);
  const { lastSentAt, waiting, givenUp, fault } = webhook;
  const parts = [
    lastSentAt === null ? t.neverSent : t.lastSent(formatInstant(lastSentAt)),
    ...(waiting === 0 ? [] : [t.waiting(formatNumber(waiting))]),
    ...(givenUp === 0 ? [] : [t.givenUp(formatNumber(givenUp))]),
  ];
  return (
    <div className="small">
      {parts.join(" · ")}
      {fault === null ? null : <span className="bad"> · {fault}</span>}
    </div>
  );
}
