import type { AppIssueCode } from "../../app/issues.ts";
import { type IssueText, shown } from "../text.ts";

export const appIssues = {
  "regime.revisionNotRaised": {
    what: (d) => `文本写的是第 ${shown(d, "found")} 版，而现行的已是第 ${shown(d, "last")} 版。`,
    can: (d) => `把 revision 改为 ${shown(d, "next")}。`,
  },
  "regime.idDiffers": {
    what: (d) =>
      `文本的制度编号是「${shown(d, "found")}」，本制度的编号是「${shown(d, "expected")}」。`,
    can: (d) => `把 regime 改回 ${shown(d, "expected")}，或作为新制度建立。`,
  },
  "run.broke": {
    what: (d) => `计算中断：${shown(d, "message")}。`,
    can: () => "重新运行；仍然中断的，把这句话告诉管理员。",
  },
  "run.stopped": {
    what: () => "有人在方案存好之前停下了这次分配，没有结果。",
    can: () => "重新开始一次；到「改进」时再停下，就保留当时最好的方案。",
  },
} satisfies Record<AppIssueCode, IssueText>;
