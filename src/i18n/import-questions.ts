import type { Locale } from "./text.ts";

interface Questions {
  readonly coordinates: (header: string) => string;
  readonly capitalUnit: (header: string) => string;
  readonly options: Readonly<Record<string, string>>;
}

/** What a file leaves open, asked of the person who imports it. */
export const IMPORT_QUESTIONS: Readonly<Record<Locale, Questions>> = {
  "zh-CN": {
    coordinates: () => "文件中的经纬度是哪一种坐标？",
    capitalUnit: (header) => `「${header}」一列的金额以什么为单位？`,
    options: {
      wgs84: "WGS-84（GPS、国际通用）",
      gcj02: "GCJ-02（高德、腾讯地图）",
      bd09: "BD-09（百度地图）",
    },
  },
  en: {
    coordinates: () => "Which coordinate system are the longitudes and latitudes in?",
    capitalUnit: (header) => `What is the unit of the amounts in “${header}”?`,
    options: {
      wgs84: "WGS-84 (GPS, international)",
      gcj02: "GCJ-02 (Amap, Tencent Maps)",
      bd09: "BD-09 (Baidu Maps)",
      元: "yuan",
      万元: "10,000 yuan",
      亿元: "100 million yuan",
    },
  },
};
