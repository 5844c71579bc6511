import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { IS_FULL } from "../full.ts";
import { makeFolder } from "./data-directory.ts";
import { type Driven, drive } from "./register/drive.ts";
import type { Change, Op } from "./register/history.ts";
import { judgeHistory } from "./register/judge-history.ts";

const OPERATIONS = IS_FULL ? 30_000 : 300;
/** Besides the last one, of both, at the end. */
const KILLS = IS_FULL ? 30 : 2;
const folder = makeFolder("guanhu-register-");
afterAll(() => folder.remove());

const count = (ops: readonly Op[], outcome: Op["outcome"]): number =>
  ops.filter((op) => op.outcome === outcome).length;

function record({ ops, changes, killed, restarts }: Driven, seconds: number): void {
  const kinds = [...new Set(ops.map(({ kind }) => kind))].map((kind) => {
    const all = ops.filter((op) => op.kind === kind);
    return `| ${kind} | ${all.length} | ${count(all, "done")} | ${count(all, "refused")} | ${count(all, "unknown")} |`;
  });
  const sorted = restarts.toSorted((a, b) => a - b).map((ms) => (ms / 1000).toFixed(1));
  const lines = [
    "# The register of owners under kills",
    "",
    "`GUANHU_FULL=1 npx vitest run --project crash tests/crash/register.test.ts`: twelve people, twenty customers, over HTTP; `kill -9` in turn of the server, of the database, of both with all their processes.",
    "",
    `${ops.length} random operations, ${killed} kills, ${changes.length} changes in the ledger, 0 violations, in ${seconds.toFixed(0)} s (load ${loadavg()[0]?.toFixed(1)}).`,
    `From a kill of the server to the next server's readiness: median ${sorted[Math.floor(sorted.length / 2)]} s, longest ${sorted.at(-1)} s.`,
    "",
    "| operation | asked | done | refused | outcome unknown |",
    "|---|---|---|---|---|",
    ...kinds,
    "",
  ];
  const results = resolve(import.meta.dirname, "../../benchmarks/results");
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, "register.md"), lines.join("\n"));
}

describe("twelve people who claim, register, hand on, give back and read, while everything is killed", () => {
  it(
    "see one register with versions: nothing acknowledged is lost, nothing refused is done",
    async () => {
      const began = performance.now();
      const tell = (line: string): boolean => process.stderr.write(`${line}\n`);
      const driven = await drive({
        dataDir: join(folder.path, "data"),
        operations: OPERATIONS,
        kills: KILLS,
        seed: 20_261_124,
        ...(IS_FULL ? { tell } : {}),
      });
      const faults = judgeHistory(driven.ops, driven.changes);
      expect(faults.slice(0, 5)).toEqual([]);
      expect(driven.ledgerFaults).toEqual([]);
      // What was asked did happen, by every way, and often.
      expect(driven.changes.length).toBeGreaterThan(OPERATIONS / 10);
      for (const kind of ["claim", "register", "release", "transfer", "read"] as const)
        expect([kind, driven.ops.some((op) => op.kind === kind && op.outcome === "done")]).toEqual([
          kind,
          true,
        ]);
      if (IS_FULL) record(driven, (performance.now() - began) / 1000);
    },
    IS_FULL ? 7_200_000 : 180_000,
  );

  it("are told apart from those of a server that looks first and writes after", async () => {
    const driven = await drive({
      dataDir: join(folder.path, "naive"),
      operations: 300,
      kills: 0,
      seed: 7,
      planted: "naive",
    });
    const kinds = judgeHistory(driven.ops, driven.changes).map(({ kind }) => kind);
    expect(kinds).toContain("not the effect asked for");
  });
});

describe("the judge of histories", () => {
  const op = (id: string, about: Partial<Op>): Op => ({
    ...{ id, kind: "claim", actor: "a", customer: "k", asked: 0, answered: 10, outcome: "done" },
    ...about,
  });
  const change = (ver: number, about: Partial<Change>): Change => ({
    ...{ customer: "k", ver, from: null, to: "a", cause: "claim", actor: "a", reason: "", at: 5 },
    ...about,
  });
  const faultsOf = (ops: readonly Op[], changes: readonly Change[]): readonly string[] =>
    judgeHistory(ops, changes).map(({ kind }) => kind);

  it("accepts what was asked and done, and an unknown outcome either way", () => {
    expect(faultsOf([op("1", {})], [change(1, {})])).toEqual([]);
    const unknown = op("1", { outcome: "unknown", answered: Number.POSITIVE_INFINITY });
    expect(faultsOf([unknown], [])).toEqual([]);
    expect(faultsOf([unknown], [change(1, {})])).toEqual([]);
  });

  it("finds a lost change, one that nobody asked for, and one that was refused", () => {
    expect(faultsOf([op("1", {})], [])).toEqual(["acknowledged and lost"]);
    expect(faultsOf([], [change(1, {})])).toEqual(["nobody asked"]);
    expect(faultsOf([op("1", { outcome: "refused" })], [change(1, {})])).toEqual(["nobody asked"]);
  });

  it("finds a second owner, a gap, an order against time, and a read of the past", () => {
    const b = { actor: "b", id: "2" };
    expect(
      faultsOf([op("1", {}), op("2", b)], [change(1, {}), change(2, { ...b, from: "a", to: "b" })]),
    ).toEqual(["not the effect asked for"]);
    expect(faultsOf([op("1", {})], [change(2, {})])).toContain("version missing");
    const back = op("2", { kind: "release", asked: -20, answered: -10 });
    const released = change(2, { from: "a", to: null, cause: "release", reason: "2", at: -15 });
    expect(faultsOf([op("1", {}), back], [change(1, {}), released])).toEqual(["out of order"]);
    const seen = { kind: "read", asked: 20, answered: 30, saw: { ver: 0, owner: null } } as const;
    expect(faultsOf([op("1", {}), op("2", seen)], [change(1, {})])).toEqual(["out of order"]);
  });
});
