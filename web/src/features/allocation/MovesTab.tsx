import { useQuery } from "@tanstack/react-query";
import { Table } from "antd";
import type { RunMoves, RunView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Loaded } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { AssignmentTable } from "./AssignmentTable.tsx";
import { runTexts } from "./texts.ts";

type Flow = RunMoves["flows"][number];

/** Against the book in force: whose customers go to whom, and each of them. */
export function MovesTab({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  const maySee = useMay("customer.read");
  const query = useQuery(read("GET /api/runs/:id/moves", { params: { id: run.id } }));
  return (
    <Loaded query={query}>
      {(moves) =>
        moves.total === 0 ? (
          <EmptyState title={t.noMoves} />
        ) : (
          <div className="run-moves">
            {maySee ? <AssignmentTable run={run} only="moved" /> : null}
            <section>
              <h3>{t.flows}</h3>
              <Table<Flow>
                size="small"
                rowKey={(flow) => `${flow.from?.id ?? ""}>${flow.to?.id ?? ""}`}
                dataSource={[...moves.flows]}
                pagination={false}
                scroll={{ y: 460 }}
                columns={[
                  { title: t.previous, render: (_, flow) => flow.from?.name ?? t.nobody },
                  { title: t.manager, render: (_, flow) => flow.to?.name ?? t.nobody },
                  {
                    title: t.count,
                    width: 80,
                    align: "right",
                    render: (_, flow) => formatNumber(flow.count),
                  },
                ]}
              />
            </section>
          </div>
        )
      }
    </Loaded>
  );
}
