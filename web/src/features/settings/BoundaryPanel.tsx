import { UploadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { App, Button, Upload } from "antd";
import { useState } from "react";
import { call, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Refusal } from "../refusal/index.ts";
import { settingsTexts } from "./texts.ts";

const isCollection = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  value.type === "FeatureCollection" &&
  "features" in value &&
  Array.isArray(value.features);

async function readCollection(file: File): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await file.text());
    return isCollection(value) ? value : null;
  } catch {
    return null; // not JSON at all: said to the reader as "no GeoJSON"
  }
}

/** The boundary that is drawn under the points. */
export function BoundaryPanel({ hasBoundary }: { readonly hasBoundary: boolean }) {
  const t = useTexts(settingsTexts);
  const { message } = App.useApp();
  const [isWrong, setWrong] = useState(false);
  const save = useMutation({
    mutationFn: (boundary: unknown) => call("PUT /api/settings/boundary", { body: { boundary } }),
    onSuccess: async () => {
      await refresh("/settings");
      void message.success(t.saved);
    },
  });
  const take = async (file: File) => {
    const boundary = await readCollection(file);
    setWrong(boundary === null);
    if (boundary !== null) save.mutate(boundary);
  };
  return (
    <section className="panel">
      <h2>{t.boundary}</h2>
      <p className="muted">{t.boundaryHint}</p>
      <p>{hasBoundary ? t.hasBoundary : t.noBoundary}</p>
      <div className="stack">
        {isWrong ? <Notice items={[{ what: t.notGeoJson, can: t.notGeoJsonCan }]} /> : null}
        {save.error === null ? null : <Refusal error={save.error} />}
        <div className="row">
          <Upload
            accept=".geojson,.json,application/geo+json"
            showUploadList={false}
            beforeUpload={(file: File) => {
              void take(file);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />} loading={save.isPending}>
              {t.upload}
            </Button>
          </Upload>
          {hasBoundary ? <Button onClick={() => save.mutate(null)}>{t.remove}</Button> : null}
        </div>
      </div>
    </section>
  );
}
