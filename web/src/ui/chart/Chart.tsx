import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import type { ChartProps } from "./EChart.tsx";

const EChart = lazy(async () => ({ default: (await import("./EChart.tsx")).EChart }));

/** A chart, loaded only when a page shows one. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Skeleton active style={{ height: props.height }} />}>
      <EChart {...props} />
    </Suspense>
  );
}
