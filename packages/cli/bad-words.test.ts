/** What does the command line say to words and files it cannot use? A sentence, and nothing on standard output. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { inPlainWords } from "@dianzhang/server/plain-words";
import { readWords, wholeNumber } from "./args.ts";
import { readLogFile } from "./log-file.ts";
import { placeForFile, placeForLake } from "./places.ts";

const folder = mkdtempSync(join(tmpdir(), "words-"));
afterAll(() => rmSync(folder, { recursive: true }));

function told(what: () => unknown): string {
  try {
    what();
    return "fine";
  } catch (error) {
    return inPlainWords(error).replaceAll(folder, "DIR");
  }
}

test.each([
  [["--days", "30"], "fine"],
  [["--days", "1e3"], '--days takes a whole number, not "1e3"'],
  [["--days", "2.5"], '--days takes a whole number, not "2.5"'],
  [["--days=-1"], '--days takes a whole number, not "-1"'],
  [["--days", ""], "--days takes a value, not nothing"],
  [["--days", "0"], "--days takes 1 or more, not 0"],
  [["--days", "99999999999999999999"], "--days takes 90 at most, not 99999999999999999999"],
  [["--days", "-1"], "Option '--days' argument is missing, or begins with a dash"],
  [["--dayz", "3"], "Unknown option '--dayz'"],
  [["30"], '"30" is a word too many'],
  [["--days", "3", "--help"], "[--days …]"],
])("%j: %s", (argv, expected) => {
  const read = () =>
    wholeNumber(readWords(argv, ["days"], []).words, "days", 7, { least: 1, most: 90 });
  expect(told(read)).toBe(expected);
});

const MARKET = { kind: "market", modelVersion: "x", scenario: "apparel", seed: 1, days: 2 };
const HEAD = { ...MARKET, shoppers: 1000, shops: 3, seats: 2 };
const ROW = { kind: "row", seq: 0, tick: 5, shop: 1, command: { type: "a/b" }, events: [] };

test.each<[string, readonly unknown[], string]>([
  ["two seats, a decision of the second", [HEAD, ROW], "fine"],
  ["no market", [ROW], "DIR/log:1: a log begins with its market"],
  ["a rival decides", [HEAD, { ...ROW, shop: 2 }], "DIR/log:2: shop 2 is nobody's seat"],
  ["time runs back", [HEAD, ROW, { ...ROW, tick: 4 }], "DIR/log:3: tick 4 comes after a later one"],
  ["two markets", [HEAD, HEAD], "DIR/log:2: a log is of one market"],
])("a log with %s", (_, lines, expected) => {
  const file = join(folder, "log");
  writeFileSync(file, lines.map((one) => JSON.stringify(one)).join("\n"));
  expect(told(() => readLogFile(file))).toBe(expected);
});

test("a log cut in the middle of a line, or not there, is named", () => {
  writeFileSync(join(folder, "cut"), JSON.stringify(HEAD).slice(0, -9));
  expect(told(() => readLogFile(join(folder, "cut")))).toBe("DIR/cut:1: not a line of JSON");
  expect(told(() => readLogFile(join(folder, "gone")))).toBe(
    "DIR/gone: there is no such file or folder",
  );
  expect(told(() => readLogFile(folder))).toBe("DIR: this is a folder, not a file");
});

test("what a run makes finds its place before the run, or is refused; somebody else's manifest stays", () => {
  writeFileSync(join(folder, "file"), "tea");
  mkdirSync(join(folder, "site"));
  const manifest = join(folder, "site", "manifest.json");
  writeFileSync(manifest, '{"name":"a web site"}');
  expect(told(() => placeForLake(join(folder, "new", "lake")))).toBe("fine");
  expect(existsSync(join(folder, "new", "lake"))).toBe(true);
  expect(told(() => placeForLake(join(folder, "file", "lake")))).toBe(
    "DIR/file: this is a file, not a folder",
  );
  expect(told(() => placeForLake("/proc/lake"))).toContain("/proc/lake");
  expect(told(() => placeForLake(join(folder, "site")))).toBe(
    "DIR/site/manifest.json is of something else than a lake; --out takes another folder",
  );
  expect(readFileSync(manifest, "utf8")).toContain("a web site");
  expect(told(() => placeForFile(join(folder, "nowhere", "log")))).toContain("no such folder");
});

test("a run that cannot be: one sentence, exit code 2 or 1, and nothing on standard output", () => {
  const main = join(import.meta.dirname, "main.ts");
  const tried = [
    ["sim", "--shops", "0"],
    ["sim", "--log", join(folder, "nothing")],
    ["constructor"],
    ["restore", "--from", join(folder, "nothing"), "--home", join(folder, "home")],
    ["restore", "--from", folder, "--home", join(folder, "home")],
  ].map((argv) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...argv]);
    return [status, String(stdout), String(stderr).replaceAll(folder, "DIR").slice(0, 40)];
  });
  expect(tried).toEqual([
    [2, "", "--shops takes 1 or more, not 0\n"],
    [1, "", "DIR/nothing: there is no such file or fo"],
    [2, "", 'There is no command "constructor". Comma'],
    [1, "", "DIR/nothing: there is no such file or fo"],
    [2, "", "DIR is a folder\n"],
  ]);
  expect(existsSync(join(folder, "home"))).toBe(false);
  const { status, stdout } = spawnSync(process.execPath, [main, "restore", "--help"]);
  expect([status, String(stdout)]).toEqual([
    0,
    "npm run -s restore -- [--from …] [--home …] [--day …] [--until …] [--database-url …] [--json]\n",
  ]);
});
