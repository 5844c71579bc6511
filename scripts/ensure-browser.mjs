// Browser tests need a Chromium and a Chinese font. Installs Debian's where it may, else says how.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const CANDIDATES = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const COMMAND = "apt-get update && apt-get install -y chromium fonts-noto-cjk";

const browserThere = () => CANDIDATES.some((path) => path && existsSync(path));
const fontThere = () => {
  const list = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return list.status === 0 && list.stdout.trim() !== "";
};

export function ensureBrowser() {
  if (browserThere() && fontThere()) return;
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall) {
    console.log("Installing Chromium and a Chinese font for the browser tests …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("sh", ["-c", `${COMMAND} >/dev/null`], { stdio: "inherit", env });
  }
  if (browserThere() && fontThere()) return;
  console.error(
    `The browser tests need Chromium and a Chinese font.\n可以 / You can: sudo sh -c "${COMMAND}"  (or set CHROME_PATH)`,
  );
  console.log("0 passed, 1 failed");
  process.exit(3);
}
