import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { WebhookRow } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Loaded } from "../refusal/index.ts";
import { webhookTexts } from "./texts.ts";
import { WebhookForm } from "./WebhookForm.tsx";
import { WebhookItem } from "./WebhookItem.tsx";
import "./webhooks.css";

/** Webhooks that notices also go to. */
export function WebhooksPanel() {
  const t = useTexts(webhookTexts);
  const query = useQuery({ ...read("GET /api/webhooks", {}), refetchInterval: 10_000 });
  const [open, setOpen] = useState<WebhookRow | "new" | null>(null);
  return (
    <section className="panel">
      <div className="spread">
        <h2>{t.title}</h2>
        <Button onClick={() => setOpen("new")}>{t.add}</Button>
      </div>
      <p className="muted small">{t.lead}</p>
      <Loaded query={query}>
        {({ webhooks, kinds }) => (
          <>
            {webhooks.length === 0 ? <EmptyState title={t.none} hint={t.noneHint} /> : null}
            <ul className="webhooks">
              {webhooks.map((webhook) => (
                <WebhookItem
                  key={webhook.id}
                  webhook={webhook}
                  kinds={kinds}
                  onEdit={() => setOpen(webhook)}
                />
              ))}
            </ul>
            {open === null ? null : (
              <WebhookForm
                webhook={open === "new" ? null : open}
                kinds={kinds}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
