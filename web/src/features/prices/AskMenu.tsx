import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTexts } from "../../i18n/index.ts";
import { AskDialog } from "./AskDialog.tsx";
import type { Asked, AskKind } from "./ask-kinds.ts";
import { priceTexts } from "./texts.ts";

interface AskMenuProps {
  readonly about: Omit<Asked, "kind">;
  readonly size?: "small" | "middle";
}

const TEXTS = { extraManager: "addOne", limit: "changeLimit", leaver: "leaves" } as const;
const KINDS: readonly AskKind[] = ["extraManager", "limit", "leaver"];

/** What can be asked about one manager: one more like him, another limit, he leaves. */
export function AskMenu({ about, size = "small" }: AskMenuProps) {
  const t = useTexts(priceTexts);
  const [kind, setKind] = useState<AskKind | null>(null);
  const offered = KINDS.filter((one) => one !== "limit" || about.limit !== null);
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: offered.map((one) => ({
            key: one,
            label: t[TEXTS[one]],
            onClick: () => setKind(one),
          })),
        }}
      >
        <Button size={size}>
          {t.actions} <DownOutlined />
        </Button>
      </Dropdown>
      {kind === null ? null : (
        <AskDialog asked={{ ...about, kind }} onClose={() => setKind(null)} />
      )}
    </>
  );
}
