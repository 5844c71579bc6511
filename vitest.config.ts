import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], extra: Record<string, unknown> = {}) => ({
  test: { name, include, isolate: false, pool: "threads" as const, ...extra },
});

/** One project per layer; `npm test -- --project core` runs one. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project("core", ["src/core/**/*.test.ts", "src/i18n/**/*.test.ts", "src/contract/**/*.test.ts"]),
      project("conformance", ["tests/conformance/**/*.test.ts"]),
      project("files", ["src/files/**/*.test.ts", "tests/files/**/*.test.ts"], { testTimeout: 60_000 }),
      project("cli", ["tests/cli/**/*.test.ts"], { testTimeout: 120_000 }),
    ],
  },
});
