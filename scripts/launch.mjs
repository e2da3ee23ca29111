/** How does one command get from a bare clone to a running program? Plain JavaScript: it must run on Node 20.19. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(root, "node_modules", ".dianzhang-installed.json");
const EXPECTED_SECONDS = 60;
/** Where Node keeps what it made of our sources: a program and each of its threads start half a second earlier. */
export const COMPILED = { NODE_COMPILE_CACHE: join(root, ".cache/compiled") };

/** The Node that came with the packages; else our own when it can run TypeScript; else undefined. */
export function pinnedNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const pinned = join(root, "node_modules", `node-${system}-${process.arch}`, "bin", file);
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : undefined;
}

/** Installs from the lock file when the packages on disk are not the ones it names. */
export async function ensureInstalled({ withDev: isDevNeeded }) {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = readStamp();
  if (stamp && stamp.lock === lock && (stamp.withDev || !isDevNeeded)) return;
  // Tools that are there already stay: installing without them would take them away.
  const withDev = isDevNeeded || existsSync(join(root, "node_modules", "vitest"));
  const args = ["install", "--no-audit", "--no-fund", ...(withDev ? [] : ["--omit=dev"])];
  const stop = tell(`Installing packages (npm ${args.join(" ")})`, EXPECTED_SECONDS);
  const { code, output } = await npm(args);
  stop();
  if (code !== 0) {
    process.stderr.write(output);
    throw new Error(`npm ${args.join(" ")} failed with code ${code}; its messages stand above.`);
  }
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, `${JSON.stringify({ lock, withDev })}\n`);
}

function readStamp() {
  if (!existsSync(STAMP)) return undefined;
  return JSON.parse(readFileSync(STAMP, "utf8"));
}

function npm(args) {
  const viaNode = process.env.npm_execpath?.endsWith(".js");
  const [file, rest] = viaNode
    ? [process.execPath, [process.env.npm_execpath, ...args]]
    : ["npm", args];
  const child = spawn(file, rest, {
    cwd: root,
    env: { ...process.env, NODE_ENV: "" },
    shell: !viaNode && process.platform === "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => (output += chunk));
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Says what is being done and how long it may still take, every ten seconds, until the answer is called. */
export function tell(what, expectedSeconds) {
  const began = Date.now();
  say(`${what}: usually about ${expectedSeconds} s …`);
  const timer = setInterval(() => {
    const gone = Math.round((Date.now() - began) / 1000);
    const left = expectedSeconds - gone;
    say(`  ${gone} s gone, ${left > 5 ? `about ${left} s left` : "nearly there"}`);
  }, 10_000);
  return () => {
    clearInterval(timer);
    say(`  done in ${Math.max(1, Math.round((Date.now() - began) / 1000))} s`);
  };
}

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * V8 for the engine: a page of a visit is a dozen small functions, and with V8's usual budget half of them stay
 * calls. A session costs a seventh less with this one (docs/benchmarks.md).
 */
export const ENGINE_FLAGS = ["--max-inlined-bytecode-size-cumulative=3000"];

/** Runs a program on the pinned Node with our terminal; answers its exit code. */
export function runOnPinnedNode(args, { env = {}, quiet = false } = {}) {
  const node = pinnedNode();
  if (!node) throw new Error(`Node >= 22.18 is needed on this system; this is ${process.version}.`);
  const path = `${dirname(node)}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`;
  const child = spawn(node, args, {
    cwd: root,
    env: { ...COMPILED, ...process.env, PATH: path, ...env },
    stdio: [quiet ? "ignore" : "inherit", "inherit", "inherit", "ipc"],
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      for (const name of ["SIGINT", "SIGTERM"]) process.off(name, forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** Ends this process with the answer of `work`; a failure is one sentence, not a stack. */
export async function finish(work) {
  try {
    process.exitCode = await work;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
