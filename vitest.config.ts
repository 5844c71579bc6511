import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], extra: Record<string, unknown> = {}) => ({
  test: { name, include, isolate: false, pool: "threads" as const, ...extra },
});

/** Tests that share one PostgreSQL cluster per run and have a database each. */
const onCluster = {
  globalSetup: ["tests/storage/global-setup.ts"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/** One project per layer; `npm test -- --project core` runs one. */
export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      project("core", ["src/core/**/*.test.ts", "src/i18n/**/*.test.ts", "src/contract/**/*.test.ts", "src/app/**/*.test.ts"], {
        testTimeout: 60_000,
      }),
      project("storage", ["src/storage/**/*.test.ts", "tests/storage/**/*.test.ts"], onCluster),
      project("http", ["src/http/**/*.test.ts", "tests/http/**/*.test.ts"], onCluster),
      project("crash", ["tests/crash/**/*.test.ts"], {
        globalSetup: ["tests/crash/global-setup.ts"],
        testTimeout: 180_000,
        hookTimeout: 60_000,
      }),
      project("conformance", ["tests/conformance/**/*.test.ts"], { testTimeout: 60_000 }),
      project("files", ["src/files/**/*.test.ts", "tests/files/**/*.test.ts"], { testTimeout: 60_000 }),
      project("web", ["web/src/**/*.test.ts", "tests/web/**/*.test.ts"]),
      project("e2e", ["tests/e2e/**/*.test.ts"], {
        globalSetup: ["tests/e2e/product.ts"],
        testTimeout: 180_000,
        hookTimeout: 180_000,
      }),
      project("jobs", ["tests/jobs/**/*.test.ts"], {
        ...onCluster,
        testTimeout: 240_000,
      }),
      project("benchmarks", ["benchmarks/**/*.test.ts"], { testTimeout: 60_000 }),
      project("cli", ["tests/cli/**/*.test.ts"], { testTimeout: 120_000 }),
    ],
  },
});
