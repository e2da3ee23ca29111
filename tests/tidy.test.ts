/** Does every file keep the house style? Style as a test; each case lists the offenders by name. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = dirname(import.meta.dirname);
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)));
const sources = files.filter(
  (file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.(gen|d)\.ts$/.test(file),
);
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const isConfig = (file: string) => /(\.config\.ts|\.dependency-cruiser\.mjs)$/.test(file);
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** Files whose text fails, each with what was found. */
function offenders(
  of: readonly string[],
  find: (text: string, file: string) => string | undefined,
): string[] {
  return of.flatMap((file) => {
    const found = find(read(file), file);
    return found === undefined ? [] : [`${file}: ${found}`];
  });
}

test("a file ends by line 400, a test by line 600", () => {
  const tooLong = offenders(sources, (text, file) => {
    const lines = text.split("\n").length - 1;
    return lines > (isTest(file) ? 600 : 400) ? `${lines} lines` : undefined;
  });
  expect(tooLong).toEqual([]);
});

test("every file opens with the question it answers", () => {
  const silent = offenders(sources, (text) => {
    return text.startsWith("/** ") ? undefined : `opens with ${text.slice(0, 30).split("\n")[0]}`;
  });
  expect(silent).toEqual([]);
});

test("no default export, except where a tool demands one", () => {
  const found = offenders(
    sources.filter((file) => !isConfig(file)),
    (text) => {
      return /^export default /m.exec(text)?.[0];
    },
  );
  expect(found).toEqual([]);
});

test("no suppressed check, no enum, no skipped or lonely test, no unfinished thought", () => {
  const words = [
    "@ts-" + "(ignore|expect-error|nocheck)",
    "(eslint|oxlint|biome)-" + "(disable|ignore)",
    "^(export )?" + "(const )?enum ",
    "\\b(test|it|describe)\\." + "(skip|only|todo)\\(",
    "\\b(TO" + "DO|FIX" + "ME|HA" + "CK)\\b",
  ];
  const pattern = new RegExp(words.join("|"), "m");
  expect(offenders(sources, (text) => pattern.exec(text)?.[0])).toEqual([]);
});

test("no Chinese letter in code outside tests: texts stand in text.*.json, lessons and scenarios", () => {
  const code = sources.filter(
    (file) => !isTest(file) && !/testing\.ts$|\/(testkit|course)\//.test(file),
  );
  const found = offenders(code, (text) => {
    const said = text.split("\n").filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line));
    return said.find((line) => /\p{Script=Han}/u.test(line.replace(/\/\/.*$/, "")));
  });
  expect(found).toEqual([]);
});

test("no file names a place on one machine", () => {
  const texts = files.filter((file) => /\.(ts|tsx|mjs|md|json|sql|yml)$|^\.ci\//.test(file));
  const places = new RegExp(["/wo" + "rk/", "/ro" + "ot/", "/home/[a-z]"].join("|"));
  expect(
    offenders(
      texts.filter((file) => file !== "package-lock.json"),
      (text) => places.exec(text)?.[0],
    ),
  ).toEqual([]);
});

test("a link in a document leads somewhere", () => {
  const dead = offenders(
    files.filter((file) => file.endsWith(".md")),
    (text, file) => {
      const links = [
        ...text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/\]\((?<to>[^)\s#]+)(#[^)]*)?\)/g),
      ];
      return links
        .map((link) => link.groups?.["to"] ?? "")
        .find(
          (to) =>
            !/^[a-z]+:/.test(to) && !existsSync(join(root, dirname(file), decodeURIComponent(to))),
        );
    },
  );
  expect(dead).toEqual([]);
});

test("a refusal has a text in both languages, and the two name the same codes", () => {
  const missing: string[] = [];
  for (const file of sources.filter(
    (name) => /^desks\/[^/]+\/(sim\/|desk\.ts)/.test(name) && !isTest(name),
  )) {
    const desk = file.split("/")[1] ?? "";
    const codes = new RegExp(`(reject\\(\\s*|code: )"(?<code>${desk}/[^"]+)"`, "g");
    for (const match of read(file).matchAll(codes)) {
      const code = match.groups?.["code"] ?? "";
      for (const language of ["zh", "en"]) {
        if (!refusalsOf(desk, language).has(code)) missing.push(`${code} has no ${language} text`);
      }
    }
  }
  expect([...new Set(missing)]).toEqual([]);
});

// A code may be written with or without its desk's name in front.
function refusalsOf(desk: string, language: string): Set<string> {
  const file = `desks/${desk}/text.${language}.json`;
  if (!existsSync(join(root, file))) return new Set();
  const texts = JSON.parse(read(file)) as { refusals?: Record<string, string> };
  const codes = Object.keys(texts.refusals ?? {});
  return new Set(codes.flatMap((code) => [code, `${desk}/${code}`]));
}

test("both languages say the same things", () => {
  const uneven = files
    .filter((file) => file.endsWith("text.zh.json"))
    .flatMap((zh) => {
      const en = zh.replace("text.zh.json", "text.en.json");
      if (!existsSync(join(root, en))) return [`${en} is missing`];
      const keys = (file: string) => keysOf(JSON.parse(read(file)) as unknown);
      const [inZh, inEn] = [keys(zh), keys(en)];
      return (
        [...inZh, ...inEn]
          // English counts one thing otherwise than several; Chinese does not.
          .filter((key) => !(key.endsWith("_one") && inZh.has(key.slice(0, -4))))
          .filter((key) => !inZh.has(key) || !inEn.has(key))
          .map((key) => `${zh}: ${key}`)
      );
    });
  expect(uneven).toEqual([]);
});

function keysOf(value: unknown, path = ""): Set<string> {
  if (typeof value !== "object" || value === null) return new Set([path]);
  return new Set(
    Object.entries(value).flatMap(([key, inner]) => [...keysOf(inner, `${path}.${key}`)]),
  );
}

test("every metric has a line in the glossary", () => {
  const glossary = existsSync(join(root, "docs/glossary.md")) ? read("docs/glossary.md") : "";
  const metrics = files.filter((file) => /^desks\/[^/]+\/metrics\/[^/]+\.sql$/.test(file));
  expect(metrics.filter((file) => !glossary.includes(file))).toEqual([]);
});

test("the generated lists are fresh", async () => {
  const { generatedLists } = (await import(join(root, "scripts/gen.mjs"))) as {
    generatedLists(): Record<string, string>;
  };
  const stale = Object.entries(generatedLists()).filter(([path, text]) => {
    return !existsSync(join(root, path)) || read(path) !== text;
  });
  expect(stale.map(([path]) => path)).toEqual([]);
});
