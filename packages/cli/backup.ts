/** `npm run -s backup`: everything that cannot be computed again, in one file, while people go on working. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { backUp, openDb } from "@dianzhang/db";
import { readConfig } from "@dianzhang/server";
import { readWords, text } from "./args.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["home", "to"], ["json"]);
  const { home: usual, databaseUrl } = readConfig(process.env);
  const home = resolve(text(words, "home") ?? usual);
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, "-");
  const to = resolve(text(words, "to") ?? join(home, "backups", `${stamp}.jsonl.gz`));
  mkdirSync(dirname(to), { recursive: true });
  const began = performance.now();
  const opened = await openDb({ home, url: databaseUrl });
  try {
    const count = await backUp(opened.db, to, () => uploadsIn(join(home, "files")));
    const seconds = Number(((performance.now() - began) / 1000).toFixed(2));
    process.stdout.write(`${JSON.stringify({ file: to, ...count, seconds })}\n`);
  } finally {
    await opened.close();
  }
}

function* uploadsIn(folder: string): Generator<{ name: string; bytes: Buffer }> {
  const entries = readdirSafely(folder);
  for (const group of entries) {
    for (const name of readdirSafely(join(folder, group))) {
      // Names are content hashes; anything else was never finished.
      if (!/^[0-9a-f]{64}$/.test(name)) continue;
      yield { name: `${group}/${name}`, bytes: readFileSync(join(folder, group, name)) };
    }
  }
}

function readdirSafely(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
