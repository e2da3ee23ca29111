/** What does a metric file say about itself? Name, definition and unit of every figure, in two languages. */

export const UNITS = [
  "count",
  "fen",
  "rate",
  "number",
  "seconds",
  "score",
  "text",
  "id",
  "at",
] as const;
export type Unit = (typeof UNITS)[number];

/** How far back a metric reads: only the period, also the equally long one before it, and after it, or everything. */
export const REACHES = ["period", "previous", "around", "history"] as const;
export type Reach = (typeof REACHES)[number];

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly label: Bilingual;
  readonly definition: Bilingual;
}

export interface Metric {
  readonly id: string;
  readonly label: Bilingual;
  readonly definition: Bilingual;
  readonly reads: Reach;
  readonly figures: readonly Figure[];
  readonly sql: string;
}

/** The first one ends the names; a sentence may have others. */
const COLON = /: |\uff1a/;

/** Reads the opening comment of a `.sql` file; a file that does not define itself is refused. */
export function readMetric(id: string, text: string): Metric {
  const [first = "", ...rest] = openingComment(text);
  const { label, definition } = readSentence(id, first);
  const reads =
    rest.find((line) => line.startsWith("reads: "))?.slice("reads: ".length) ?? "period";
  if (!isReach(reads)) throw new Error(`${id}.sql: unknown reach "${reads}"`);
  const figures = rest
    .filter((line) => !line.startsWith("reads: "))
    .map((line) => readFigure(id, line));
  const body = text
    .split("\n")
    .filter((line) => !line.startsWith("--"))
    .join("\n")
    .trim();
  return { id, label, definition, reads, figures, sql: body.replace(/;$/, "") };
}

// A line that is indented after its dashes continues the line above it.
function openingComment(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    if (!line.startsWith("--")) break;
    const said = line.slice(2);
    if (said.startsWith("  ")) lines.push(`${lines.pop() ?? ""} ${said.trim()}`);
    else lines.push(said.trim());
  }
  return lines;
}

function readFigure(id: string, line: string): Figure {
  const match = /^(?<name>\w+) \((?<unit>\w+)\): (?<sentence>.+)$/.exec(line);
  const { name = "", unit = "", sentence = "" } = match?.groups ?? {};
  if (!isUnit(unit)) throw new Error(`${id}.sql: cannot read the figure "${line}"`);
  return { name, unit, ...readSentence(id, sentence) };
}

// "name zh | name en: sentence zh | sentence en"
function readSentence(id: string, line: string): { label: Bilingual; definition: Bilingual } {
  const [zh, rest = "", sentenceEn] = line.split(" | ").map((part) => part.trim());
  const colon = rest.search(COLON);
  if (!zh || !sentenceEn || colon < 1)
    throw new Error(`${id}.sql: cannot read the definition "${line}"`);
  return {
    label: { zh, en: rest.slice(0, colon).trim() },
    definition: { zh: rest.slice(colon + 1).trim(), en: sentenceEn },
  };
}

function isUnit(text: string): text is Unit {
  return UNITS.some((unit) => unit === text);
}

function isReach(text: string): text is Reach {
  return REACHES.some((reach) => reach === text);
}
