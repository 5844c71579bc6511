import { defineTexts } from "../../i18n/index.ts";

export const homeTexts = defineTexts(
  {
    title: (name: string) => `${name}，你好`,
    waiting: "等你处理",
    nothing: "没有等你处理的事。",
    nothingHint: "要看谁管哪个客户，用上方的查找（按 / 键）；要看凭哪一条，打开制度。",
    standing: "现状",
    customers: "客户",
    managers: "客户经理",
    unassigned: "无人管的客户",
    regimes: "现行制度",
    records: "决定记录",
    household: "户",
    person: "人",
    piece: "份",
    entry: "条",
    go: "去处理",
  },
  {
    title: (name: string) => `Hello, ${name}`,
    waiting: "Waiting for you",
    nothing: "Nothing waits for you.",
    nothingHint:
      "To see who looks after a customer, use the search above (press /); to see by which article, open the regime.",
    standing: "Where things stand",
    customers: "Customers",
    managers: "Managers",
    unassigned: "Customers nobody holds",
    regimes: "Regimes in force",
    records: "Decisions on record",
    household: "",
    person: "",
    piece: "",
    entry: "",
    go: "Open",
  },
);
