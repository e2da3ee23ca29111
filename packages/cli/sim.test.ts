/** Do the figures `sim` prints agree with the lake it writes, and does its log tell of the run it was saved by? */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "sim-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The one JSON object a command prints. */
function printed(...argv: readonly string[]): Record<string, unknown> {
  const main = join(import.meta.dirname, "main.ts");
  const { stdout, stderr } = spawnSync(process.execPath, [main, ...argv, "--json"]);
  expect(String(stderr)).toBe("");
  expect(String(stdout).trimEnd()).not.toContain("\n");
  return JSON.parse(String(stdout)) as Record<string, unknown>;
}

interface Parts {
  readonly days: readonly (readonly [day: number, rows: number])[];
}

test("orders that were called off are orders all the same: the object counts what the lake holds", () => {
  const small = ["--seed", "2", "--days", "4", "--shoppers", "4000", "--shops", "2"];
  const told = printed("sim", ...small, "--policy", "expert", "--out", folder);
  expect(Object.keys(told).join(" ")).toBe(
    "modelVersion scenario seed days shoppers shops sessions exposures events orders gmvFen profitFen stateHash seconds peakMemoryMb",
  );
  const { tables } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
    tables: Record<string, Parts>;
  };
  const rows = (table: string): number =>
    (tables[table]?.days ?? []).reduce((sum, [, count]) => sum + count, 0);
  expect({ orders: told["orders"], sessions: told["sessions"], events: told["events"] }).toEqual({
    orders: rows("orders"),
    sessions: rows("session"),
    events: Object.keys(tables).reduce((sum, table) => sum + rows(table), 0),
  });
}, 60_000);

test("a log played in another seed's market saves what was decided there: its replay has no mismatch", () => {
  const log = join(folder, "log.jsonl");
  const head = { kind: "market", modelVersion: "x", scenario: "apparel", seed: 1, days: 1 };
  const command = {
    type: "storefront/set-freight",
    baseFen: 600,
    freeOverFen: null,
    remoteExtraFen: 0,
  };
  const row = { kind: "row", seq: 0, tick: 3, shop: 0, command, events: [] };
  const of = { ...head, shoppers: 1000, shops: 2 };
  writeFileSync(log, [of, row].map((line) => JSON.stringify(line)).join("\n"));
  const again = join(folder, "again.jsonl");
  const told = printed("sim", "--log", log, "--seed", "2", "--save-log", again);
  expect([told["seed"], told["days"], told["shops"]]).toEqual([2, 1, 2]);
  const { days, mismatch } = printed("replay", again);
  expect(mismatch).toBe(null);
  expect(days).toEqual([{ day: 0, stateHash: told["stateHash"] }]);
}, 60_000);
