import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES, type RouteSpec } from "../../src/contract/index.ts";
import { openTestServer, type TestServer } from "./server.ts";

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer();
});
afterAll(() => test.stop());

const openApiKey = (key: string): string => key.replace(/:([a-zA-Z]+)/g, "{$1}");

describe("the description of the interface", () => {
  it("names every route of the contract, and no other", async () => {
    const { body } = await test.stranger().get("/openapi.json");
    const described = Object.entries(body.paths as Record<string, Record<string, unknown>>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(Object.keys(ROUTES).map(openApiKey).sort());
  });

  it("gives every JSON answer a schema", async () => {
    const { body } = await test.stranger().get("/openapi.json");
    const missing = Object.entries(ROUTES as Record<string, RouteSpec>)
      .filter(([, spec]) => spec.answer !== undefined)
      .filter(([key, spec]) => {
        const [method = "", path = ""] = openApiKey(key).split(" ");
        const response =
          body.paths[path][method.toLowerCase()].responses[String(spec.status ?? 200)];
        return response?.content?.["application/json"]?.schema === undefined;
      });
    expect(missing).toEqual([]);
  });
});

describe("a stranger", () => {
  it("gets 401 from every route that is not open", async () => {
    const odd: string[] = [];
    for (const [key, spec] of Object.entries(ROUTES as Record<string, RouteSpec>)) {
      if (spec.open === true) continue;
      const [method = "", path = ""] = key.split(" ");
      const url = path.replace(/:[a-zA-Z]+/g, "x");
      const client = test.stranger();
      const body =
        method === "GET" || method === "DELETE" || spec.body === undefined ? undefined : {};
      const answer =
        method === "GET" ? await client.get(url) : await client.send(method as "POST", url, body);
      // A body that does not fit the schema may be refused first; nothing is learned from that.
      if (answer.status !== 401 && answer.status !== 400) odd.push(`${key} ${answer.status}`);
      if (answer.status === 400 && spec.body === undefined && spec.query === undefined)
        odd.push(`${key} 400`);
    }
    expect(odd).toEqual([]);
  });

  it("learns from an unknown path only that it is unknown, as a problem", async () => {
    const answer = await test.stranger().get("/api/nothing-here");
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe("route.notFound");
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });

  it("reads refusals in the language asked for", async () => {
    const zh = await test.stranger().get("/api/overview", { "accept-language": "zh-CN,zh;q=0.9" });
    const en = await test.stranger().get("/api/overview?lang=en");
    expect(zh.body.detail).toContain("登录");
    expect(en.body.detail).toContain("signed in");
    expect(en.body.code).toBe(zh.body.code);
  });
});
