import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Input } from "antd";
import { useState } from "react";
import { read } from "../../api/index.ts";
import { useDebounced } from "../../ui/use-debounced.ts";
import { useMay } from "../session/index.ts";

const OFFERED = 8;

interface ManagerInputProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** A staff number; whoever may see managers is offered those whose name or number fits. */
export function ManagerInput({ id, value = "", onChange }: ManagerInputProps) {
  const maySee = useMay("manager.read");
  const [q, setQ] = useState("");
  const settled = useDebounced(q, 200);
  const query = useQuery({
    ...read("GET /api/managers", {
      query: { limit: OFFERED, sort: "id", ...(settled === "" ? {} : { q: settled }) },
    }),
    enabled: maySee,
  });
  const given = id === undefined ? {} : { id };
  if (!maySee)
    return (
      <Input {...given} value={value} onChange={(event) => onChange?.(event.target.value.trim())} />
    );
  return (
    <AutoComplete
      {...given}
      value={value}
      onChange={(text: string) => {
        setQ(text);
        onChange?.(text);
      }}
      options={(query.data?.rows ?? []).map((one) => ({
        value: one.id,
        label: `${one.name} · ${one.id}${one.unit === null ? "" : ` · ${one.unit}`}`,
      }))}
    />
  );
}
