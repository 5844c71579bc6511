import type { ThemeConfig } from "antd";

/** Who asked the system for less motion gets none. */
const wantsMotion = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** One accent, warm paper, ink: the whole look of the pages in one place. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#17606a",
    colorInfo: "#17606a",
    colorLink: "#17606a",
    colorSuccess: "#2f7d4f",
    colorWarning: "#9a6700",
    colorError: "#b3261e",
    colorTextBase: "#1f2a2e",
    colorBgLayout: "#f5f5f1",
    colorBorderSecondary: "#e6e6df",
    colorBorder: "#d5d6ce",
    borderRadius: 5,
    fontSize: 14,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
    controlHeight: 32,
    motionDurationMid: "0.12s",
    motionDurationSlow: "0.18s",
    motion: wantsMotion,
  },
  components: {
    Layout: { headerBg: "#ffffff", siderBg: "#f5f5f1", bodyBg: "#f5f5f1" },
    Menu: {
      itemBg: "transparent",
      itemHeight: 36,
      itemSelectedBg: "#e3ecec",
      itemSelectedColor: "#17606a",
      itemBorderRadius: 5,
    },
    Card: { bodyPadding: 16, headerHeight: 44 },
    Table: { cellPaddingBlockMD: 8, headerBg: "#fafaf7" },
    Tabs: { horizontalMargin: "0 0 12px 0" },
    Descriptions: { labelBg: "#fafaf7" },
  },
};
