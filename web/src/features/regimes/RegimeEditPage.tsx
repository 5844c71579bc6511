import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { read } from "../../api/index.ts";
import { Loaded } from "../refusal/index.ts";
import { RegimeEditor } from "./RegimeEditor.tsx";

const route = getRouteApi("/shell/regimes/$id/edit");

/** Opens the draft where there is one, else the text in force, to be written on. */
export function RegimeEditPage() {
  const { id } = route.useParams();
  const { line } = route.useSearch();
  const view = useQuery(read("GET /api/regimes/:id", { params: { id } }));
  const hasDraft = view.data?.summary.draft != null;
  const source = useQuery({
    ...read("GET /api/regimes/:id/source", {
      params: { id },
      query: hasDraft ? { revision: "draft" } : {},
    }),
    enabled: view.data !== undefined,
    staleTime: Number.POSITIVE_INFINITY, // what is being written on does not change under the hand
    gcTime: 0,
  });
  return (
    <Loaded query={view}>
      {({ summary }) => (
        <Loaded query={source}>
          {(text) => (
            <RegimeEditor
              key={`${id}:${text.isDraft}`}
              summary={summary}
              first={text}
              line={line === undefined ? null : Number(line)}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
