/** Which browser do the journeys run in? The named one, the system's, else the one that came through npm. */
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type BrowserServer, type LaunchOptions } from "playwright-core";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const NOT_WANTED = new Set(["--single-process", "--in-process-gpu", "--ignore-gpu-blocklist"]);
const PACKAGED = resolve(import.meta.dirname, "../../node_modules/@sparticuz/chromium");

/** A browser that all journeys share; each connects to its address. */
export async function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer(await howToOpen());
}

async function howToOpen(): Promise<LaunchOptions> {
  const named = process.env["CHROMIUM_PATH"];
  const path = named || SYSTEM.find((candidate) => existsSync(candidate));
  return path ? { executablePath: path, args: ["--no-sandbox", "--disable-gpu"] } : packagedOne();
}

// The packaged browser brings its own libraries and fonts, but unpacks them only inside its home cloud.
async function packagedOne(): Promise<LaunchOptions> {
  const { default: packaged, inflate } = await import("@sparticuz/chromium");
  await inflate(join(PACKAGED, "bin/al2023.tar.br"));
  const executablePath = await packaged.executablePath();
  // Nothing here draws in three dimensions; an emulated graphics card would take half of every journey's time.
  packaged.setGraphicsMode = false;
  return {
    executablePath,
    // In a single process all contexts would share one jar of cookies.
    args: [...packaged.args.filter((one) => !NOT_WANTED.has(one)), "--disable-gpu"],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(tmpdir(), "al2023/lib"),
      FONTCONFIG_PATH: join(tmpdir(), "fonts"),
    },
  };
}
