import { SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { AutoComplete, Input, type InputRef } from "antd";
import { useRef, useState } from "react";
import { read } from "../api/index.ts";
import { useTexts } from "../i18n/index.ts";
import { useDebounced } from "../ui/use-debounced.ts";
import { useHotkey } from "../ui/use-hotkey.ts";
import { useNarrow } from "../ui/use-narrow.ts";
import { shellTexts } from "./texts.ts";

const SHOWN = 8;

/** Finds a customer from anywhere: `/` jumps here, Enter lists all that match. */
export function CustomerFinder() {
  const t = useTexts(shellTexts);
  const narrow = useNarrow();
  const navigate = useNavigate();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState("");
  const sought = useDebounced(text.trim(), 180);
  const found = useQuery({
    ...read("GET /api/customers", { query: { q: sought, limit: SHOWN, offset: 0 } }),
    enabled: sought !== "",
  });
  useHotkey("/", () => field.current?.focus());
  const options = (sought === "" ? [] : (found.data?.rows ?? [])).map((row) => ({
    value: row.id,
    label: (
      <div className="finder-option">
        <span>{row.name}</span>
        <small>{[row.id, row.district, row.owner?.name].filter(Boolean).join(" · ")}</small>
      </div>
    ),
  }));
  const leave = () => {
    setText("");
    field.current?.blur();
  };
  return (
    <AutoComplete
      className="finder"
      value={text}
      options={options}
      onChange={setText}
      defaultActiveFirstOption={false}
      onSelect={(id: string) => {
        leave();
        void navigate({ to: "/customers/$id", params: { id } });
      }}
    >
      <Input
        ref={field}
        prefix={<SearchOutlined />}
        suffix={narrow ? null : <kbd>/</kbd>}
        placeholder={narrow ? t.searchShort : t.search}
        aria-label={t.search}
        onKeyDown={(event) => {
          if (event.key === "Escape") leave();
        }}
        onPressEnter={() => {
          if (text.trim() === "") return;
          void navigate({ to: "/customers", search: { q: text.trim() } });
          leave();
        }}
      />
    </AutoComplete>
  );
}
