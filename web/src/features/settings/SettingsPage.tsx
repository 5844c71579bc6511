import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Form, Input, Select } from "antd";
import type { Settings } from "../../../../src/contract/index.ts";
import { call, read, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { WebhooksPanel } from "../webhooks/index.ts";
import { BoundaryPanel } from "./BoundaryPanel.tsx";
import { settingsTexts } from "./texts.ts";

/** The organisation, its map and its accounts. */
export function SettingsPage() {
  const t = useTexts(settingsTexts);
  const maySet = useMay("settings.write");
  const query = useQuery(read("GET /api/settings", {}));
  return (
    <Page title={t.title}>
      <div className="stack">
        {maySet ? (
          <Loaded query={query}>
            {(settings) => (
              <div className="grid-2">
                <OrganisationPanel settings={settings} />
                <BoundaryPanel hasBoundary={settings.hasBoundary} />
              </div>
            )}
          </Loaded>
        ) : null}
        {maySet ? <WebhooksPanel /> : null}
      </div>
    </Page>
  );
}

interface Fields {
  readonly organisation: string;
  readonly coordinates: "ask" | "wgs84" | "gcj02" | "bd09";
}

function OrganisationPanel({ settings }: { readonly settings: Settings }) {
  const t = useTexts(settingsTexts);
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: ({ organisation, coordinates }: Fields) =>
      call("PUT /api/settings", {
        body: { organisation, coordinates: coordinates === "ask" ? null : coordinates },
      }),
    onSuccess: async () => {
      await refresh("/settings", "/overview", "/session");
      void message.success(t.saved);
    },
  });
  const systems = ["ask", "wgs84", "gcj02", "bd09"] as const;
  return (
    <section className="panel">
      <h2>{t.organisation}</h2>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          organisation: settings.organisation,
          coordinates: settings.coordinates ?? "ask",
        }}
        onFinish={save.mutate}
      >
        <Form.Item
          name="organisation"
          label={t.name}
          rules={[{ required: true, message: t.required }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="coordinates" label={t.coordinates}>
          <Select options={systems.map((value) => ({ value, label: t[value] }))} />
        </Form.Item>
        {save.error === null ? null : <Refusal error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.save}
        </Button>
      </Form>
    </section>
  );
}
