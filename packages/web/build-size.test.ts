/** How much script does a first visit load? Measured on a real build. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const LIMIT = 300 * 1024;
const ROOT = resolve(import.meta.dirname, "../..");
const OUT = join(import.meta.dirname, "dist");
let manifest: Record<string, Chunk> = {};

// Built in a process of its own where it does not stand, for a build under the tests' environment would carry
// React's development code.
beforeAll(() => {
  const { NODE_ENV: _, ...env } = process.env;
  execFileSync(process.execPath, [resolve(ROOT, "scripts/build-web.mjs")], { cwd: ROOT, env });
  manifest = JSON.parse(readFileSync(join(OUT, ".vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;
});

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
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(OUT, file))).length, 0);
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
