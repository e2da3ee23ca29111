/** How much script does a first visit load? Measured on a real build. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const LIMIT = 300 * 1024;
const out = mkdtempSync(join(tmpdir(), "web-build-"));
let manifest: Record<string, Chunk> = {};

// A process of its own, because a build under the tests' environment would carry React's development code.
beforeAll(() => {
  const vite = resolve(import.meta.dirname, "../../node_modules/vite/bin/vite.js");
  const { NODE_ENV: _, ...env } = process.env;
  execFileSync(
    process.execPath,
    [vite, "build", import.meta.dirname, "--outDir", out, "--logLevel", "error"],
    { env },
  );
  manifest = JSON.parse(readFileSync(join(out, ".vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

// What the browser must fetch before the named screen can be drawn.
function gzipOf(...names: readonly string[]): number {
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of names) visit(name);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0);
}

test("the first visit, at the door or on 今日, loads at most 300 KB of script", () => {
  const door = gzipOf("index.html", "sign-in/SignIn.tsx");
  const today = gzipOf("index.html", "shell/MarketFrame.tsx", "today/Today.tsx");
  expect(door).toBeGreaterThan(LIMIT / 6);
  expect(door).toBeLessThanOrEqual(LIMIT);
  expect(today).toBeLessThanOrEqual(LIMIT);
});

test("charts and tables are not part of it", () => {
  const engine = Object.entries(manifest).find(([name]) => name.endsWith("chart/engine.ts"));
  expect(engine).toBeDefined();
  const entry = manifest["index.html"];
  expect(entry?.imports).not.toContain(engine?.[0]);
});
