import { Tag } from "antd";
import type { CollisionRow } from "../../../../src/contract/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { collisionTexts } from "./texts.ts";

const COLOURS = { evidence: "blue", decided: "green", appeal: "orange", final: "default" } as const;

/** Where a case stands. */
export function StateTag({ state }: { readonly state: CollisionRow["state"] }) {
  const t = useTexts(collisionTexts);
  return <Tag color={COLOURS[state]}>{t.states(state)}</Tag>;
}
