import { defineTexts } from "../../i18n/index.ts";

export const helpTexts = defineTexts(
  {
    title: "帮助",
    lead: "管户按成文的制度执行：同一份打印盖章的文件，决定谁管哪个客户，每个决定都写明是第几条。",
    steps: "从头走一遍",
    step1: "制度：看现行的条文；改动先存为草案，检查没有错误后由另一个人发布。",
    step2: "导入：客户和客户经理从 Excel 或 CSV 来，对一次表头，存下来下次再用。",
    step3: "分配：看着差距变小，随时可以停；结果先在地图和表上看，再发布。",
    step4: "依据：点任何一户，看由谁管、凭哪几条、谁排第二、谁被哪一条排除、怎样才会换人。",
    step5: "发布：归属变动，每户一条决定记录，引用制度的版本和条文。",
    step6: "我的客户：每位客户经理看到自己的客户，以及每一户为什么是他的。",
    keys: "键盘",
    keyFind: "查找客户",
    keyClose: "关闭抽屉和对话框",
    keyMove: "在表格里上下移动",
    keyOpen: "打开选中的一行",
    words: "几个词",
    hard: "硬性：任何时候都不违反。",
    soft: "软性：违反时折成每月多少分钟的工作量，和路程、交接放在同一杆秤上。",
    gap: "与最优的差距：下界由同一个模型证明，没有任何方案能比下界更好。",
    unknown: "未知：资料里没有的不当作「不是」，而是写明缺哪一项。",
  },
  {
    title: "Help",
    lead: "Guanhu carries out the written regime: the document that is printed and stamped decides who looks after whom, and every decision names its article.",
    steps: "From beginning to end",
    step1:
      "Regimes: read what is in force; changes are saved as a draft and published, once checked, by another person.",
    step2:
      "Import: customers and managers come from Excel or CSV; match the headings once and keep the matching.",
    step3:
      "Allocation: watch the gap fall and stop when you like; look at the plan on the map and in the tables, then publish.",
    step4:
      "Grounds: press any customer to see who, by which articles, who came second, who is excluded by which article, and what would change it.",
    step5: "Publish: ownership changes, one record each, citing revision and article.",
    step6: "My customers: every manager sees his own book, each with the reason it is his.",
    keys: "Keyboard",
    keyFind: "find a customer",
    keyClose: "close a panel or dialog",
    keyMove: "move in a table",
    keyOpen: "open the row",
    words: "A few words",
    hard: "Hard: never broken.",
    soft: "Soft: breaking it counts as minutes of work a month, on the same scale as travel and handover.",
    gap: "Gap to the best: the bound is proven from the same model; no plan can be better than it.",
    unknown: "Unknown: what the facts do not say is not taken as no; the missing fact is named.",
  },
);
