import { Spin } from "antd";
import { lazy, Suspense } from "react";
import type { PointMapProps } from "./GlPointMap.tsx";

const GlPointMap = lazy(async () => ({ default: (await import("./GlPointMap.tsx")).GlPointMap }));

/** The map, loaded only when a page shows one. */
export function PointMap(props: PointMapProps) {
  return (
    <Suspense fallback={<Spin />}>
      <GlPointMap {...props} />
    </Suspense>
  );
}
