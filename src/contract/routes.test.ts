import { expectTypeOf, test } from "vitest";
import { type Api, ROUTES, type RouteSpec } from "./index.ts";

test("the types of a route come from its key and its schemas", () => {
  expectTypeOf<Api["GET /api/customers/:id"]["params"]>().toEqualTypeOf<{ id: string }>();
  expectTypeOf<
    Api["GET /api/customers"]["answer"]["rows"][number]["name"]
  >().toEqualTypeOf<string>();
  expectTypeOf<Api["GET /api/runs/:id/customers/:customer/reason"]["params"]>().toEqualTypeOf<{
    id: string;
    customer: string;
  }>();
  expectTypeOf<Api["GET /api/health"]["query"]>().toEqualTypeOf<undefined>();
});

test("every route answers exactly one thing: a body, a file or events", ({ expect }) => {
  const odd = Object.entries(ROUTES).filter(([, spec]: [string, RouteSpec]) => {
    const kinds = [spec.answer, spec.file, spec.events].filter((part) => part !== undefined);
    return kinds.length !== 1;
  });
  expect(odd).toEqual([]);
});

test("a read takes no body and a write no query", ({ expect }) => {
  const odd = Object.entries(ROUTES).filter(([key, spec]: [string, RouteSpec]) =>
    key.startsWith("GET ") ? spec.body !== undefined : spec.query !== undefined,
  );
  expect(odd).toEqual([]);
});
