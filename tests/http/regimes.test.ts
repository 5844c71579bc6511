import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Client,
  GROUP_REGIME,
  openTestServer,
  seedSmallWorld,
  type TestServer,
} from "./server.ts";

let test: TestServer;
let editor: Client;
let approver: Client;

beforeAll(async () => {
  test = await openTestServer();
  await seedSmallWorld(test, 60);
  editor = await test.as("regimeEditor");
  approver = await test.as("regimeApprover");
});
afterAll(() => test.stop());

const PATH = "/api/regimes/group-customers";
/** A next revision that says another handover time in prose and rule alike. */
const NEXT = GROUP_REGIME.replace("revision: 1", "revision: 2")
  .replace("其他客户按60分钟计算，在12个月内分摊", "其他客户按90分钟计算，在12个月内分摊")
  .replace("{ else: 60分钟 }", "{ else: 90分钟 }");

type IssueRow = {
  code: string;
  severity: string;
  line: number;
  message: string;
  can: string | null;
};

describe("the document", () => {
  it("shows each article with its rule beside the prose, spoken in both languages", async () => {
    const { document, shown } = (await editor.get(PATH)).body;
    expect(shown).toEqual({ revision: 1, isDraft: false });
    const cap = document.articles.find((article: { key: string }) => article.key === "cap");
    expect(cap).toMatchObject({ printed: "第十一条", kind: "capacity" });
    expect(cap.ruleYaml).toContain("经理.上限");
    expect(cap.sentence.zh).toContain("150");
    expect(cap.sentence.en).toContain("150");
  });

  it("prints with the rule as a sentence below the prose", async () => {
    const { chapters } = (await editor.get(`${PATH}/print`)).body;
    expect(chapters.map((chapter: { printed: string }) => chapter.printed)).toContain("第四章");
    const sentences = chapters.flatMap((chapter: { articles: { sentence: string | null }[] }) =>
      chapter.articles.flatMap((article) => article.sentence ?? []),
    );
    expect(sentences.length).toBeGreaterThan(10);
  });
});

describe("the check while writing", () => {
  it.each([
    [
      "a wrong term",
      (text: string) => text.replace("客户.注册资本 >= 1亿元", "客户.注册本金 >= 1亿元"),
    ],
    [
      "a dangling reference",
      (text: string) => text.replace("不适用前条规定的上限", "不适用第九十九条规定的上限"),
    ],
    [
      "a number that the prose does not state",
      (text: string) => text.replace("otherwise: 150", "otherwise: 160"),
    ],
  ])("finds %s at its line and says what can be done", async (_, spoil) => {
    const source = spoil(GROUP_REGIME);
    const line =
      source.split("\n").findIndex((text, index) => text !== GROUP_REGIME.split("\n")[index]) + 1;
    const { issues } = (await editor.send("POST", "/api/regimes/check", { source })).body;
    const found = issues.filter((issue: IssueRow) => Math.abs(issue.line - line) <= 6);
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((issue: IssueRow) => issue.can !== null)).toBe(true);
    for (const issue of issues as IssueRow[]) expect(issue.message).not.toBe(issue.code);
  });

  it("answers fast enough to follow the typing", async () => {
    await editor.send("POST", "/api/regimes/check", { source: GROUP_REGIME });
    const times: number[] = [];
    for (let round = 0; round < 5; round++)
      times.push(
        (await editor.send("POST", "/api/regimes/check", { source: GROUP_REGIME })).body
          .milliseconds,
      );
    expect(Math.min(...times)).toBeLessThan(300);
  });

  it("with the book at hand does not mind the worker, and finds no error in the regime as shipped", async () => {
    const answer = await editor.send("POST", "/api/regimes/check", {
      source: GROUP_REGIME,
      withFacts: true,
    });
    expect(answer.status).toBe(200);
    expect(answer.body.issues.filter((issue: IssueRow) => issue.severity === "error")).toEqual([]);
  });
});

describe("drafts", () => {
  it("that do not parse are kept, cannot be published, and leave what is in force alone", async () => {
    const broken = `${GROUP_REGIME}\n## 第二十五条 {#broken}\n\n\`\`\`rule\nkind: nonsense\n\`\`\`\n`;
    const { hash } = (await editor.get(`${PATH}/source`)).body;
    const saved = await editor.send("PUT", `${PATH}/draft`, { source: broken, baseHash: hash });
    expect(saved.status).toBe(200);
    expect(saved.body.draft.errors).toBeGreaterThan(0);
    const answer = await approver.send("POST", `${PATH}/publish`, {
      draftHash: saved.body.draft.hash,
      signedWarnings: [],
    });
    expect([answer.status, answer.body.code]).toEqual([422, "regime.hasErrors"]);
    expect(answer.body.issues.length).toBeGreaterThan(0);
    expect((await editor.get(PATH)).body.summary.inForce).toMatchObject({ revision: 1, hash });
  });

  it("saved on a base that somebody changed are refused, so that nobody's work is lost", async () => {
    const answer = await editor.send("PUT", `${PATH}/draft`, { source: NEXT, baseHash: "stale" });
    expect([answer.status, answer.body.code]).toEqual([409, "regime.draftChanged"]);
  });

  it("of a day to come are not published before it, and the refusal names the day", async () => {
    const { hash } = (await editor.get(`${PATH}/source?revision=draft`)).body;
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const [year, month, date] = day.split("-").map(Number);
    const source = NEXT.replace(/effective: .*/, `effective: ${day}`).replace(
      "2026年1月1日",
      `${year}年${month}月${date}日`,
    );
    const { draft } = (await editor.send("PUT", `${PATH}/draft`, { source, baseHash: hash })).body;
    const publish = (signedWarnings: readonly string[]) =>
      approver.send("POST", `${PATH}/publish`, { draftHash: draft.hash, signedWarnings });
    let answer = await publish([]);
    if (answer.body.code === "regime.warningsUnsigned")
      answer = await publish(answer.body.issues.map((issue: { id: string }) => issue.id));
    expect(answer.body.issues).toEqual([]);
    expect([answer.status, answer.body.code]).toEqual([422, "regime.notYetEffective"]);
    expect(answer.body.detail).toContain(day);
    expect((await editor.get(PATH)).body.summary.inForce.revision).toBe(1);
  });

  it("must raise the revision, and say so at its line", async () => {
    const base = (await editor.get(`${PATH}/source?revision=draft`)).body.hash;
    const source = NEXT.replace("revision: 2", "revision: 1");
    const { issues, draft } = (
      await editor.send("PUT", `${PATH}/draft`, { source, baseHash: base })
    ).body;
    expect(draft.errors).toBeGreaterThan(0);
    const issue = issues.find((one: IssueRow) => one.code === "regime.revisionNotRaised");
    expect(source.split("\n")[issue.line - 1]).toBe("revision: 1");
  });
});

describe("publication of a regime", () => {
  it("needs another person than the editor, every warning signed, and then is in force at once", async () => {
    const base = (await editor.get(`${PATH}/source?revision=draft`)).body.hash;
    const { draft } = (await editor.send("PUT", `${PATH}/draft`, { source: NEXT, baseHash: base }))
      .body;
    expect(draft.errors).toBe(0);

    await test.account("both", ["regimeEditor", "regimeApprover"]);
    const both = await test.signIn("both");
    const own = await both.send("PUT", `${PATH}/draft`, { source: NEXT, baseHash: draft.hash });
    const refused = await both.send("POST", `${PATH}/publish`, {
      draftHash: own.body.draft.hash,
      signedWarnings: [],
    });
    expect([refused.status, refused.body.code]).toEqual([403, "regime.sameEditor"]);

    const draftHash = own.body.draft.hash;
    let answer = await approver.send("POST", `${PATH}/publish`, { draftHash, signedWarnings: [] });
    if (answer.status === 422) {
      expect(answer.body.code).toBe("regime.warningsUnsigned");
      const signedWarnings = answer.body.issues.map((issue: { id: string }) => issue.id);
      answer = await approver.send("POST", `${PATH}/publish`, { draftHash, signedWarnings });
    }
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ inForce: { revision: 2, editedBy: "both" }, draft: null });
  });

  it("keeps every revision byte for byte, and shows what changed from one to the next", async () => {
    const { revisions } = (await editor.get(`${PATH}/revisions`)).body;
    expect(
      revisions.map((one: { revision: number; state: string }) => [one.revision, one.state]),
    ).toEqual([
      [2, "inForce"],
      [1, "superseded"],
    ]);
    expect((await editor.get(`${PATH}/source?revision=1`)).body.source).toBe(GROUP_REGIME);
    const { changes } = (await editor.get(`${PATH}/diff?from=1&to=2`)).body;
    expect(changes.map((change: { key: string }) => change.key)).toEqual(["keep"]);
    expect(changes[0].kinds).toEqual(["proseChanged", "ruleChanged"]);
    expect(
      changes[0].parameters.map((one: { from: unknown; to: unknown }) => [one.from, one.to]),
    ).toContainEqual([60, 90]);
  });

  it("leaves old decisions with the revision that made them", async () => {
    expect((await editor.get(`${PATH}?revision=1`)).body.document.meta.revision).toBe(1);
    expect((await editor.get(`${PATH}?revision=7`)).status).toBe(404);
  });
});
