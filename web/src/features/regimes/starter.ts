interface Starter {
  readonly id: string;
  readonly title: string;
  readonly today: string;
}

/** The text a blank regime begins with: one statement and one rule, both to be rewritten. */
export const starterText = ({ id, title, today }: Starter): string => `---
regime: ${id}
title: ${title}
revision: 1
status: draft
effective: ${today}
basis: []
calendar: cn-statutory
owner: ${title}
---
# 第一章 总则

## 第一条 目的 {#purpose}
为明确客户由谁管理、凭何管理，制定本制度。

# 第二章 分配

## 第二条 管户上限 {#cap}
每名客户经理管户不超过一百二十户。
\`\`\`rule
kind: capacity
limit: 120
\`\`\`
`;
