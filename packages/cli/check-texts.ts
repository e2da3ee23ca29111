/** `npm run -s check-texts`: how right is the text checker, on labelled texts of ours or on a file of somebody else's? */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CLAIM_CONCEPTS,
  findClaims,
  fold,
  FORBIDDEN,
  kindsByRules,
  LAWS,
  learn,
  pack,
  sentencesIn,
  type ClaimKind,
  type Sentence,
} from "@dianzhang/market";
import { readWords, text, UsageError } from "./args.ts";
import { labelledLines } from "./labelled-lines.ts";
import { kept } from "./learned.ts";

export interface Labelled {
  readonly text: string;
  readonly label: "violation" | "innocent";
  /** What a violation claims; what the rules say of it when left out. */
  readonly kind?: string;
}

const CLAIMS = join(import.meta.dirname, "../market/claims");
const CHATS = join(import.meta.dirname, "../desk-kit/language/sentences");
/** Texts the rules were made on and mended by, and the second look is learned from. */
const LEARNED_FROM = [
  "built-on",
  "tested",
  "fresh",
  "hard",
  "mixed",
  "spoken",
  "later",
  "closing",
  "plain",
  "listings",
] as const;
/** Texts that nothing was made, mended or learned by. */
export const APART = ["held-out", "blind", "unseen"] as const;
/** A service's own lines are innocent, but say less of a listing than a listing does. */
const CHAT_WEIGHT = 0.3;

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["file"], ["json", "train"]);
  if (words["train"] === true) {
    // The rest reads by what was learned: it is asked in another run.
    writeFileSync(WEIGHTS, trainedClaims());
    return;
  }
  const file = text(words, "file");
  const sets = file
    ? [{ set: file, rows: rowsOf(readFileSync(file, "utf8")) }]
    : [...LEARNED_FROM, ...APART].map((set) => ({ set, rows: ownSet(set) }));
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

export const WEIGHTS = join(CLAIMS, "weights.json");

export function ownSet(name: string): Labelled[] {
  return rowsOf(readFileSync(join(CLAIMS, "sets", `${name}.jsonl`), "utf8"));
}

/** What the second look is learned from. */
export const CLAIM_SOURCES = [
  ...LEARNED_FROM.map((set) => join(CLAIMS, "sets", `${set}.jsonl`)),
  ...["rules.json", "context.json", "folding.json", "concepts.json", "check.ts", "fold.ts"].map(
    (name) => join(CLAIMS, name),
  ),
  ...["agent.zh.txt", "agent.spoken.tsv", "manners.tsv"].map((name) => join(CHATS, name)),
];

/** The file of weights that learning gives, byte for byte. */
export function trainedClaims(): string {
  const texts = LEARNED_FROM.flatMap(ownSet).map(sentenceOf);
  return kept(pack(learn([...texts, ...chatLines()], CLAIM_CONCEPTS)), CLAIM_SOURCES);
}

function sentenceOf({ text: written, label, kind }: Labelled): Sentence {
  const kinds = kind ? [kind] : kindsByRules(written);
  return {
    text: fold(written).text,
    labels: label === "innocent" ? [] : [FORBIDDEN, ...kinds],
    weight: 1,
  };
}

// What a service says that no rule minds: every fourth line of the lists, and lines as people write them.
function chatLines(): Sentence[] {
  const listed = sentencesIn(readFileSync(join(CHATS, "agent.zh.txt"), "utf8"))
    .filter((_, i) => i % 4 === 0)
    .map(({ text: written, weight }) => ({ written, weight: CHAT_WEIGHT * weight }));
  const spoken = [
    ...labelledLines(join(CHATS, "agent.spoken.tsv")),
    ...labelledLines(join(CHATS, "manners.tsv")).filter(({ label }) => label === "fine"),
  ].map(({ text: written }) => ({ written, weight: CHAT_WEIGHT }));
  return [...listed, ...spoken]
    .filter(({ written }) => kindsByRules(written).length === 0)
    .map(({ written, weight }) => ({ text: fold(written).text, labels: [], weight }));
}

function rowsOf(page: string): Labelled[] {
  return page
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line, i) => {
      const row = readRow(line);
      if (typeof row?.text !== "string" || (row.label !== "violation" && row.label !== "innocent"))
        throw new UsageError(`line ${i + 1} is no {"text", "label": "violation" | "innocent"}`);
      return { text: row.text, label: row.label, ...(row.kind ? { kind: row.kind } : {}) };
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
