/** Is every word there in both languages, and does every key the screens use exist? */
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { deskListText, GENERATED_FILE } from "./generate-desks.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const zhFiles = globSync(
  [
    "packages/{ui,web}/text.zh.json",
    "packages/web/words/text.zh.json",
    "desks/*/text.zh.json",
    "desks/*/web/{.,words}/text.zh.json",
  ],
  { cwd: ROOT },
);

test.each(zhFiles)("%s has the same keys and the same blanks in English", (file) => {
  const zh = flat(readJson(file));
  const en = flat(readJson(file.replace(".zh.", ".en.")));
  // English counts one thing otherwise than several; Chinese does not.
  const shared = Object.keys(en).filter((key) => !key.endsWith("_one"));
  expect(shared.toSorted()).toEqual(Object.keys(zh).toSorted());
  for (const [key, text] of Object.entries(zh))
    expect([key, blanks(en[key] ?? "")]).toEqual([key, blanks(text)]);
});

const screens = globSync(["packages/{ui,web}/**/*.{ts,tsx}", "desks/*/web/**/*.{ts,tsx}"], {
  cwd: ROOT,
}).filter((file) => !file.includes("/dist/") && !file.includes(".test."));

test("every word a screen asks for is in its texts", () => {
  const missing = screens.flatMap((file) => {
    const source = readFileSync(join(ROOT, file), "utf8");
    const namespace =
      /useText\("(\w+)"\)/.exec(source)?.[1] ??
      (file.startsWith("desks/") ? file.split("/")[1] : undefined);
    if (!namespace) return [];
    const words = Object.assign(
      {},
      ...textsOf(namespace).map((one) => flat(readJson(one))),
    ) as Record<string, string>;
    const asked = [...source.matchAll(/\bt\("([\w.-]+)"/g)].map((match) => match[1] ?? "");
    return asked.filter((key) => words[key] === undefined).map((key) => `${file}: ${key}`);
  });
  expect(missing).toEqual([]);
});

test("the list of desks with screens is fresh", () => {
  expect(readFileSync(GENERATED_FILE, "utf8")).toBe(deskListText());
});

// A desk may keep words for its own screens apart, so that the first visit need not load them.
function textsOf(namespace: string): string[] {
  return ["ui", "web"].includes(namespace)
    ? globSync(`packages/${namespace}/{.,words}/text.zh.json`, { cwd: ROOT })
    : globSync(`desks/${namespace}/web/{.,words}/text.zh.json`, { cwd: ROOT });
}

function readJson(file: string): object {
  return JSON.parse(readFileSync(join(ROOT, file), "utf8")) as object;
}

function flat(value: object, before = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (typeof inner === "string") return [[before + key, inner]];
      return Object.entries(flat(inner as object, `${before}${key}.`));
    }),
  );
}

function blanks(text: string): string[] {
  return (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
}
