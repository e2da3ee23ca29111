/** `npm run -s check-texts`: how right is the text checker, on our own labelled texts or on a file of somebody else's? */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findClaims, LAWS, type ClaimKind } from "@dianzhang/market";
import { readWords, text, UsageError } from "./args.ts";

interface Labelled {
  readonly text: string;
  readonly label: "violation" | "innocent";
}

const SETS = join(import.meta.dirname, "../market/claims/sets");
/** Texts the rules were made on; sets they were mended by, one after the other; and two nothing was mended by. */
const OWN = [
  "built-on",
  "tested",
  "fresh",
  "hard",
  "mixed",
  "spoken",
  "later",
  "held-out",
  "closing",
] as const;

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["file"], ["json"]);
  const file = text(words, "file");
  const sets = file
    ? [{ set: file, rows: rowsOf(readFileSync(file, "utf8")) }]
    : OWN.map((set) => ({
        set,
        rows: rowsOf(readFileSync(join(SETS, `${set}.jsonl`), "utf8")),
      }));
  const measured = sets.map(({ set, rows }) => ({ set, ...measure(rows) }));
  if (words["json"] === true) {
    const [first] = measured;
    process.stdout.write(`${JSON.stringify(file ? first : { sets: measured })}\n`);
    return;
  }
  for (const one of measured) {
    process.stdout.write(
      `${one.set}: ${one.texts} texts, precision ${one.precision}, recall ${one.recall}\n`,
    );
    for (const wrong of one.perText.filter(({ isRight }) => !isRight))
      process.stdout.write(`  ${wrong.label}: ${wrong.text} ${JSON.stringify(wrong.findings)}\n`);
  }
}

function rowsOf(page: string): Labelled[] {
  return page
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line, i) => {
      const row = readRow(line);
      if (typeof row?.text !== "string" || (row.label !== "violation" && row.label !== "innocent"))
        throw new UsageError(`line ${i + 1} is no {"text", "label": "violation" | "innocent"}`);
      return { text: row.text, label: row.label };
    });
}

function readRow(line: string): Partial<Labelled> | null {
  try {
    return JSON.parse(line) as Partial<Labelled> | null;
  } catch {
    return null;
  }
}

/** Precision and recall over texts: a text counts as found when one claim or more stands in it. */
export function measure(rows: readonly Labelled[]): {
  readonly texts: number;
  readonly violations: number;
  readonly found: number;
  readonly rightlyFound: number;
  readonly precision: number;
  readonly recall: number;
  readonly perText: readonly {
    readonly text: string;
    readonly label: Labelled["label"];
    readonly isRight: boolean;
    readonly findings: readonly {
      readonly kind: ClaimKind;
      readonly text: string;
      readonly from: number;
      readonly to: number;
      readonly clause: string;
    }[];
  }[];
} {
  const perText = rows.map((row) => {
    const findings = findClaims(row.text).map(({ kind, law, text: words, from, to }) => ({
      kind,
      text: words,
      from,
      to,
      clause: LAWS[law].zh,
    }));
    return { ...row, isRight: findings.length > 0 === (row.label === "violation"), findings };
  });
  const violations = perText.filter(({ label }) => label === "violation");
  const found = perText.filter(({ findings }) => findings.length > 0);
  const rightly = found.filter(({ label }) => label === "violation");
  return {
    texts: rows.length,
    violations: violations.length,
    found: found.length,
    rightlyFound: rightly.length,
    precision: share(rightly.length, found.length),
    recall: share(rightly.length, violations.length),
    perText,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((10_000 * part) / whole) / 10_000;
}
