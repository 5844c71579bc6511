import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect, inject } from "vitest";

const SHOTS = resolve(import.meta.dirname, "../../test-results");

const { CHROME_PATH = "" } = process.env;

const CANDIDATES = [
  CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

const FLAGS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  // Without a graphics card pages are drawn faster by the processor; only the map needs WebGL.
  "--disable-gpu-rasterization",
  "--disable-gpu-compositing",
  "--disable-accelerated-2d-canvas",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real Chromium with a profile of its own. */
export function openBrowser(): Promise<Browser> {
  const executablePath = CANDIDATES.find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium: set CHROME_PATH");
  return chromium.launch({ executablePath, args: FLAGS });
}

interface Looks {
  readonly width?: number;
  readonly locale?: "zh-CN" | "en";
  /** Of another product than the one that all share. */
  readonly address?: string;
}

/** One person at a browser; whatever the console or the page complains of is kept. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
  /** Presses a demo account on the sign-in page. */
  enter(account: string): Promise<void>;
  go(path: string): Promise<void>;
  /** Turns to a page as a press on a link does, without loading the program anew. */
  turn(path: string): Promise<void>;
  shoot(name: string): Promise<void>;
  leave(): Promise<void>;
}

const WIDE = 1360;

/** An answer of 4xx is part of the tests of refusals; Chromium logs each, which is no fault. */
const isFault = (text: string): boolean => !text.startsWith("Failed to load resource");

export async function visit(browser: Browser, looks: Looks = {}): Promise<Visitor> {
  const { width = WIDE, locale = "zh-CN", address = inject("address") } = looks;
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width < WIDE ? 780 : 860 },
    acceptDownloads: true,
    // A busy machine may drop the end of an animation, and the icon of a pending button with it.
    reducedMotion: "reduce",
    locale,
  });
  await context.addInitScript((chosen) => {
    if (localStorage.getItem("guanhu.locale") === null) {
      localStorage.setItem("guanhu.locale", chosen);
    }
  }, locale);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && isFault(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(`${error.message}\n${error.stack ?? ""}`));
  mkdirSync(SHOTS, { recursive: true });
  return {
    page,
    context,
    complaints,
    enter: async (account) => {
      await page.goto("/");
      await page.locator(".door-demo code", { hasText: new RegExp(`^${account} /`) }).click();
      await page.locator(".shell").waitFor();
    },
    go: async (path) => {
      await page.goto(path);
      await page.locator("h1").first().waitFor();
    },
    turn: async (path) => {
      await page.evaluate((to) => history.pushState(null, "", to), path);
      await page.waitForLoadState("networkidle");
      await page.locator("h1").first().waitFor();
    },
    shoot: async (name) => {
      await page.screenshot({ path: join(SHOTS, `${name}.png`) });
    },
    leave: async () => {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}
