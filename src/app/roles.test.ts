import { describe, expect, it } from "vitest";
import { accessOf, scopeOf, wayOf } from "./access/access.ts";
import type { Account } from "./ports.ts";
import { builtIn, type Right, ROLES, type Role } from "./roles.ts";

const REACH = { O: "self", T: "team", U: "unit", A: "area", L: "line", "*": "all" } as const;
const CUSTOMERS: Readonly<Record<string, readonly Right[]>> = {
  R: ["customer.read"],
  W: ["customer.read", "customer.create"],
  own: ["book.own", "customer.create"],
  covered: ["book.own", "contact.write"],
  request: ["customer.request"],
  figures: ["figures.read"],
  "-": [],
};
const OWNERSHIP: Readonly<Record<string, readonly Right[]>> = {
  request: ["book.act", "contact.write", "transfer.ask"],
  "A in team": [...decides()],
  A: [...decides(), "allocation.publish"],
  "A key": ["allocation.publish", "transfer.approve"],
  propose: ["transfer.ask"],
  lock: ["lock.write"],
  "X runs": [
    "allocation.run",
    "allocation.decide",
    "import.run",
    "lock.write",
    "handover.run",
    "transfer.ask",
  ],
  "-": [],
};
const REGIME: Readonly<Record<string, readonly Right[]>> = {
  R: ["regime.read"],
  W: ["regime.read", "regime.edit"],
  A: ["regime.read", "regime.publish"],
  "-": [],
};
const LOG: Readonly<Record<string, readonly Right[]>> = {
  R: ["ledger.read"],
  verify: ["ledger.read", "ledger.verify"],
  "-": [],
};

function decides(): readonly Right[] {
  return [
    "allocation.decide",
    "collision.decide",
    "handover.run",
    "transfer.ask",
    "transfer.approve",
  ];
}

/**
 * Scope · customers · sensitive fields · ownership · regime · log, as in the table of roles. What is
 * right of that table (callbacks, visits, cases, complaints, targets) comes with its own articles.
 */
const TABLE = `
manager             O own      reveal 20  request    R -
backup              O covered  masked     -          R -
teamLead            T W        masked     A_in_team  R R
unitHead            U W        masked     A          R R
deputyHead          U R        masked     -          R R
areaHead            A R        masked     A          R R
industryHead        L R        masked     propose    R R
allocator           U R        none       X_runs     R R
callbackAgent       O -        masked     -          R -
callbackLead        U R        masked     -          R R
complaintOfficer    O -        masked     -          R -
compliance          * R        reveal 50  lock       R verify
productOwner        O -        none       -          R -
licenceAdmin        O -        none       -          R -
caseClerk           O -        masked     -          R -
surveyor            O -        masked     -          R -
drawingReviewer     O -        masked     -          R -
completionInspector O -        masked     -          R -
meterStaff          O -        masked     -          R -
caseReviewer        U R        masked     -          R R
inspector           * R        masked     -          R R
planner             O -        none       -          R -
regimeEditor        * -        none       -          W -
regimeApprover      * -        none       -          A R
executive           * figures  none       A_key      A -
dpo                 * request  reveal 50  -          R R
sysAdmin            * -        none       -          - -
secAdmin            * -        none       -          - -
auditAdmin          * -        none       -          - verify
partnerUser         O -        none       -          - -
portalUser          O -        none       -          - -
`;

const ROWS = TABLE.trim()
  .split("\n")
  .map((line) => line.replace(/(reveal) (\d+)/, "$1:$2").split(/\s+/));

/** What the columns of the table leave out: who sees managers, and what administrators keep. */
const BESIDES: Partial<Record<Role, readonly Right[]>> = {
  sysAdmin: ["settings.write"],
  secAdmin: ["users.write"],
  ...Object.fromEntries(
    [
      "teamLead",
      "unitHead",
      "deputyHead",
      "areaHead",
      "industryHead",
      "allocator",
      "compliance",
    ].map((role) => [role, ["manager.read"]]),
  ),
};

describe("the table of roles", () => {
  it("has a row for every role", () => {
    expect(ROWS.map(([role]) => role)).toEqual(ROLES);
  });

  it.each(ROLES)("gives %s exactly what its row says", (role) => {
    const [, reach, customers, way, ownership, regime, log] =
      ROWS.find(([name]) => name === role) ?? [];
    const { scope, sensitive, perDay, rights } = builtIn(role);
    const said = [
      ...(CUSTOMERS[customers ?? ""] ?? []),
      ...(OWNERSHIP[(ownership ?? "").replaceAll("_", " ")] ?? []),
      ...(REGIME[regime ?? ""] ?? []),
      ...(LOG[log ?? ""] ?? []),
      ...(BESIDES[role] ?? []),
    ];
    expect([...rights].sort()).toEqual([...new Set(said)].sort());
    expect(scope).toBe(REACH[reach as keyof typeof REACH]);
    const [kind, most = "0"] = (way ?? "").split(":");
    expect([sensitive, perDay]).toEqual([kind, Number(most)]);
  });
});

describe("rights of several roles", () => {
  const person = (roles: readonly Role[]) => {
    const account = { account: "x", roles, unit: { id: "east", name: "东部" }, manager: null };
    return { ...account, scopeUnits: [] } as unknown as Account;
  };

  it("reach only as far as the roles that grant them", () => {
    const roles: readonly Role[] = ["unitHead", "compliance"];
    const access = accessOf(roles, []);
    expect(scopeOf(person(roles), access, ["lock.write"]).units).toBe("all");
    expect(scopeOf(person(roles), access, ["transfer.approve"]).units).toEqual(["east"]);
  });

  it("show sensitive fields as the roles that grant the right do, of several rights the narrowest way", () => {
    const access = accessOf(["manager", "allocator"], []);
    expect(wayOf(access, ["book.own"])).toBe("reveal");
    expect(wayOf(access, ["customer.read"])).toBe("none");
    expect(wayOf(access, ["book.own", "customer.read"])).toBe("none");
    const { veil } = scopeOf(person(["manager", "allocator"]), access, ["customer.read"]);
    expect(veil).toBe(access.veils.none);
  });

  it("never make one person editor and approver of the same built-in role", () => {
    for (const role of ROLES) {
      const { rights } = builtIn(role);
      expect(rights.includes("regime.edit") && rights.includes("regime.publish")).toBe(false);
    }
  });
});
