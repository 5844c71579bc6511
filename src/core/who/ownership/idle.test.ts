import { expect, it } from "vitest";
import type { ProtectionTerm } from "../../regime/index.ts";
import { articleKey, type LocalDate, managerId } from "../../shared/index.ts";
import { type Life, plainLife, stepLife } from "./index.ts";

const day = (text: string): LocalDate => text as LocalDate;
const protection: ProtectionTerm = {
  article: articleKey("keep"),
  strength: "hard",
  validDays: 7,
  days: 30,
  extendDays: 7,
  maxDays: 90,
  effective: [],
  remindDays: [7],
  dealtDays: 365,
  dormantDays: 60,
  reclaim: [],
  moves: "keep",
  applies: () => true,
  isComplete: () => true,
};
const rules = { protection, pool: null, claims: [] };
const owned = plainLife(managerId("li"));
type Event = Parameters<typeof stepLife>[2]["event"];
const after = (life: Life, today: string, event: Event): Life => {
  const decision = stepLife(rules, life, { event, today: day(today) });
  if (decision.kind === "refused") throw new Error(decision.why.code);
  return decision.life;
};
const look = (life: Life, today: string): Life =>
  after(life, today, { kind: "idle", since: day("2026-01-01") });

it("a customer owned without contact for more than the article's days is at risk, and the article says so", () => {
  expect(look(owned, "2026-03-02").state).toBe("owned");
  const risked = look(owned, "2026-03-03");
  expect(risked).toMatchObject({ state: "atRisk", articles: ["keep"], until: null });
  expect(look({ ...owned, lastContact: day("2026-02-20") }, "2026-03-03").state).toBe("owned");
  const unsaid = { ...rules, protection: { ...protection, dormantDays: null } };
  const event = { kind: "idle", since: day("2020-01-01") } as const;
  expect(stepLife(unsaid, owned, { event, today: day("2026-03-03") })).toMatchObject({
    life: { state: "owned" },
  });
});

it("a contact that counts, or a new owner, ends the risk; the clock after a deal is not touched by it", () => {
  const risked = look(owned, "2026-03-03");
  const contact = { kind: "contact", on: day("2026-03-04"), counts: true } as const;
  expect(after(risked, "2026-03-04", contact).state).toBe("owned");
  expect(after(risked, "2026-03-04", { ...contact, counts: false }).state).toBe("atRisk");
  const moved = { kind: "moved", to: managerId("zhao") } as const;
  expect(after(risked, "2026-03-04", moved)).toMatchObject({ state: "owned", owner: "zhao" });
  const dealt = { ...owned, dealt: day("2025-12-01"), until: day("2026-12-01") };
  const both = look(dealt, "2026-03-03");
  expect(both).toMatchObject({ state: "atRisk", until: "2026-12-01", lastWarned: null });
  expect(after(both, "2026-03-04", contact)).toMatchObject({ state: "owned", until: "2026-12-01" });
});
