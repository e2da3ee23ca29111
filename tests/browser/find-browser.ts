/** Which browser do the journeys run in? The named one, the system's, else the one that came through npm. */
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser } from "playwright-core";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

export async function openBrowser(): Promise<Browser> {
  const named = process.env["CHROMIUM_PATH"];
  const path = named || SYSTEM.find((candidate) => existsSync(candidate));
  if (path) return chromium.launch({ executablePath: path, args: ["--no-sandbox"] });
  return openPackaged();
}

// The packaged browser brings its own libraries and fonts, but unpacks them only inside its home cloud.
async function openPackaged(): Promise<Browser> {
  const { default: packaged, inflate } = await import("@sparticuz/chromium");
  const home = dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium")));
  await inflate(join(home, "../bin/al2023.tar.br"));
  const executablePath = await packaged.executablePath();
  return chromium.launch({
    executablePath,
    // In a single process all contexts would share one jar of cookies.
    args: packaged.args.filter((one) => one !== "--single-process"),
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(tmpdir(), "al2023/lib"),
      FONTCONFIG_PATH: join(tmpdir(), "fonts"),
    },
  });
}
