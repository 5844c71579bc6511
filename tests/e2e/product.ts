import type { TestProject } from "vitest/node";
import { startProduct } from "./start-product.ts";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
    administratorPassword: string;
  }
}

let stop = async (): Promise<void> => undefined;

/** Starts one product for the browser tests that do not mind each other. */
export async function setup(project: TestProject): Promise<void> {
  const started = await startProduct("product");
  project.provide("address", started.address);
  project.provide("administratorPassword", started.password);
  stop = started.stop;
}

export const teardown = (): Promise<void> => stop();
