/** The look that all charts share: quiet axes, tabular figures, no frame. */
export const GRID = { left: 8, right: 16, top: 32, bottom: 8, containLabel: true } as const;

export const AXIS = {
  axisLine: { lineStyle: { color: "#c9cbc3" } },
  axisTick: { show: false },
  axisLabel: { color: "#56646a", fontSize: 12 },
  splitLine: { lineStyle: { color: "#eeeee8" } },
} as const;

export const ACCENT = "#17606a";
export const QUIET = "#c3c8c4";
export const ALARM = "#b3261e";
