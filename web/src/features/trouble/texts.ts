import { defineTexts } from "../../i18n/index.ts";

export const troubleTexts = defineTexts(
  { full: "磁盘将满，暂停写入，查看不受影响。请运维人员腾出空间；恢复后自动可写。" },
  {
    full: "The disk is nearly full: nothing is written, reading goes on. Free some space; writing comes back by itself.",
  },
);
