import type { CurveAxis, CurvePoint } from "../../../../src/contract/index.ts";
import { formatNumber, formatPercent } from "../../i18n/index.ts";

/** How a curve of each kind is drawn: what lies across, and what it costs. */
export interface AxisLook {
  readonly text: "axisMoves" | "axisWorkloadBalance" | "axisValueBalance";
  readonly across: "movedAxis" | "workloadCvAxis" | "valueCvAxis";
  readonly x: (point: CurvePoint) => number | null;
  readonly showX: (value: number) => string;
  readonly y: (point: CurvePoint) => number;
  readonly up: "cost" | "workWithout";
}

const share = (value: number) => formatPercent(value, 1);
const plain = (value: number) => formatNumber(value);

export const AXES: Readonly<Record<CurveAxis, AxisLook>> = {
  moves: {
    text: "axisMoves",
    across: "movedAxis",
    x: (point) => point.moved,
    showX: plain,
    y: (point) => point.cost,
    up: "cost",
  },
  workloadBalance: {
    text: "axisWorkloadBalance",
    across: "workloadCvAxis",
    x: (point) => point.workloadCv,
    showX: share,
    y: (point) => point.work,
    up: "workWithout",
  },
  valueBalance: {
    text: "axisValueBalance",
    across: "valueCvAxis",
    x: (point) => point.valueCv,
    showX: share,
    y: (point) => point.work,
    up: "workWithout",
  },
};

export const AXIS_KEYS: readonly CurveAxis[] = ["moves", "workloadBalance", "valueBalance"];

/** The points that have a place on the axis, from left to right. */
export const placedPoints = (
  points: readonly CurvePoint[],
  look: Pick<AxisLook, "x">,
): readonly CurvePoint[] =>
  points
    .filter((point) => look.x(point) !== null)
    .toSorted((a, b) => (look.x(a) ?? 0) - (look.x(b) ?? 0));
