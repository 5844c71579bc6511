import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Input, Popover, Select } from "antd";
import { useState } from "react";
import type { ImportKind, ImportMapping } from "../../../../src/contract/index.ts";
import { call, read, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { importTexts } from "./texts.ts";

interface SavedMappingsProps {
  readonly kind: ImportKind;
  readonly mapping: ImportMapping;
  readonly onUse: (mapping: ImportMapping) => void;
}

/** Mappings kept under a name, to be used for the next file of the same make. */
export function SavedMappings({ kind, mapping, onUse }: SavedMappingsProps) {
  const t = useTexts(importTexts);
  const query = useQuery(read("GET /api/import-mappings", {}));
  const saved = (query.data?.mappings ?? []).filter((one) => one.kind === kind);
  return (
    <div className="row">
      {saved.length === 0 ? null : (
        <Select
          placeholder={t.useSaved}
          style={{ minWidth: 180 }}
          value={null}
          options={saved.map((one) => ({ value: one.name, label: one.name }))}
          onChange={(name) => {
            const found = saved.find((one) => one.name === name);
            if (found !== undefined) onUse(found.mapping);
          }}
        />
      )}
      <SaveButton kind={kind} mapping={mapping} />
    </div>
  );
}

function SaveButton({ kind, mapping }: Omit<SavedMappingsProps, "onUse">) {
  const t = useTexts(importTexts);
  const { message } = App.useApp();
  const [name, setName] = useState("");
  const [isOpen, setOpen] = useState(false);
  const save = useMutation({
    mutationFn: () => call("POST /api/import-mappings", { body: { name, kind, mapping } }),
    onSuccess: async () => {
      await refresh("/import-mappings");
      setOpen(false);
      void message.success(t.saved(name));
    },
  });
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <div className="stack" style={{ width: 260 }}>
          <Input
            value={name}
            placeholder={t.savedName}
            aria-label={t.savedName}
            onChange={(event) => setName(event.target.value)}
          />
          {save.error === null ? null : <Refusal error={save.error} />}
          <Button
            type="primary"
            disabled={name.trim() === ""}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t.save}
          </Button>
        </div>
      }
    >
      <Button>{t.saveAs}</Button>
    </Popover>
  );
}
