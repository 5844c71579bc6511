import type { TestProject } from "vitest/node";
import { startCluster } from "./cluster.ts";

/** One cluster for all test files of the project. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, stop } = await startCluster();
  project.provide("cluster", cluster);
  return stop;
}
