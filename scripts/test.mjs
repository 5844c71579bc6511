// `npm test`: every gate and every test, browser included. Ends with `N passed, N failed, N skipped`.
// `npm test -- --project core` runs one vitest project and no gates.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBrowser } from "./ensure-browser.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = (name) => join(root, "node_modules", ".bin", name);
const args = process.argv.slice(2);
const whole = args.length === 0;

function step(title, command, parameters) {
  const started = Date.now();
  console.log(`\n▶ ${title}`);
  const result = spawnSync(command, parameters, { cwd: root, stdio: "inherit" });
  console.log(`  ${title}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result.status === 0;
}

const node = bin("node");
const gates = [
  ["types", node, [bin("tsc"), "-p", "src/core"]],
  ["types of the server", node, [bin("tsc"), "-p", "."]],
  ["types of the web", node, [bin("tsc"), "-p", "web"]],
  ["types of the browser tests", node, [bin("tsc"), "-p", "tests/e2e"]],
  ["lint", bin("biome"), ["check", "--diagnostic-level=error", "."]],
  ["walls between the rooms", node, ["scripts/check-deps.mjs"]],
  ["unused files, exports and dependencies", node, [bin("knip")]],
  ["generated files are current", node, ["scripts/generate.ts", "--check"]],
  ["web build", node, ["scripts/build-web.mjs"]],
];

let failedGates = 0;
if (whole)
  for (const [title, command, parameters] of gates)
    if (!step(title, command, parameters)) failedGates++;
if (whole || args.includes("e2e")) ensureBrowser();

const report = join(mkdtempSync(join(tmpdir(), "guanhu-test-")), "report.json");
step("tests", node, [
  bin("vitest"),
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...args,
]);

let counts;
try {
  counts = JSON.parse(readFileSync(report, "utf8"));
} catch {
  console.error("The test runner left no report: it did not run to its end.");
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const passed = counts.numPassedTests;
// A suite that cannot be loaded has no failed test of its own, but has not passed either.
const failed =
  counts.numFailedTests +
  (counts.numFailedTests === 0 ? counts.numFailedTestSuites : 0) +
  failedGates;
const skipped = counts.numPendingTests + (counts.numTodoTests ?? 0);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
