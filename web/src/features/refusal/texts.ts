import { defineTexts } from "../../i18n/index.ts";

export const refusalTexts = defineTexts(
  {
    unreachable: "连不上管户服务：它可能正在重新启动，或者网络断开了。",
    unreachableCan: "稍等片刻再试；没有存下的修改还在本页，不会丢失。",
    garbled: (status: number) => `管户服务的回答读不懂（HTTP ${status}）。`,
    garbledCan: "再试一次；如果中间有代理服务器，请管理员检查它。",
    bug: (message: string) => `本页的程序出了错：${message}`,
    bugCan: "刷新本页；如果再次出现，请把这句话告诉管理员。",
    retry: "再试一次",
  },
  {
    unreachable: "Guanhu's server cannot be reached: it may be restarting, or the network is down.",
    unreachableCan: "wait a moment and try again; unsaved changes are still on this page.",
    garbled: (status: number) => `The server's answer cannot be read (HTTP ${status}).`,
    garbledCan: "try again; if there is a proxy in between, ask the administrator.",
    bug: (message: string) => `This page's program failed: ${message}`,
    bugCan: "reload the page; if it happens again, tell the administrator this sentence.",
    retry: "Try again",
  },
);
