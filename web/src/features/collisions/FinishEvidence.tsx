import { Button, Popconfirm } from "antd";
import type { CollisionView } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { collisionTexts } from "./texts.ts";
import { useAct } from "./use-act.ts";

/** A party has nothing to add. */
export function FinishEvidence({ view }: { readonly view: CollisionView }) {
  const t = useTexts(collisionTexts);
  const finish = useAct(
    view.id,
    (_: null, options) =>
      call(
        "POST /api/collisions/:id/evidence-done",
        { params: { id: view.id }, body: { ver: view.ver } },
        options,
      ),
    () => undefined,
  );
  return (
    <>
      {finish.error === null ? null : <Refusal error={finish.error} />}
      <Popconfirm
        title={t.finishEvidenceAsk}
        okText={t.finishEvidence}
        cancelText={t.cancel}
        onConfirm={() => finish.mutate(null)}
      >
        <Button loading={finish.isPending}>{t.finishEvidence}</Button>
      </Popconfirm>
    </>
  );
}
