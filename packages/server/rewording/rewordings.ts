/** Other words for what buyers say, where an endpoint is configured: presentation only, kept beside the markets. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "../config.ts";
import { askEndpoint, type Endpoint, type Said } from "./endpoint.ts";
import { hideFacts, restoreFacts } from "./facts.ts";
import { isPlain } from "./plain.ts";

export interface Rewordings {
  /** The service floor (JSON text of its view) with buyers' lines in other words, where there are any. */
  swap(market: string, floor: string): Promise<string>;
}

/** Lines asked for at the same time; those beyond stay as they are. */
const AT_ONCE = 8;
/** Markets whose lines are kept in memory. */
const MOST_MARKETS = 200;

const line = z.looseObject({
  by: z.string(),
  moment: z.string().nullable().optional(),
  text: z.object({ zh: z.string(), en: z.string() }),
});
const floorShape = z.looseObject({
  chats: z.array(z.looseObject({ chat: z.number(), isOpen: z.boolean(), messages: z.array(line) })),
});
type Floor = z.infer<typeof floorShape>;
type Line = z.infer<typeof line>;

const kept = z.object({ key: z.string(), zh: z.string(), en: z.string() });
type Kept = Map<string, Said>;

/** As configured; where nothing is, nobody is asked, and what is shown is what the market says. */
export function rewordingsFor({ rewording, home }: Pick<Config, "rewording" | "home">): Rewordings {
  if (!rewording) return { swap: async (_, floor) => floor };
  return openRewordings(rewording, join(home, "rewordings"));
}

export function openRewordings(endpoint: Endpoint, folder: string): Rewordings {
  const markets = new Map<string, Kept>();
  const pending = new Map<string, Promise<void>>();
  const linesOf = (market: string): Kept => {
    const known = markets.get(market);
    if (known) return known;
    if (markets.size >= MOST_MARKETS) markets.clear();
    const read = readLines(fileOf(folder, market));
    markets.set(market, read);
    return read;
  };
  // What is shown once stays: also that it could not be put into other words.
  async function reword(market: string, { key, own, isFirst }: Unspoken): Promise<void> {
    const isFree = pending.size < AT_ONCE;
    const said = (isFree ? await otherWords(endpoint, own, isFirst) : null) ?? own.text;
    linesOf(market).set(key, said);
    keepLine(fileOf(folder, market), { key, ...said });
  }
  // Two who look at once wait for the same answer.
  function rewordOnce(market: string, one: Unspoken): Promise<void> {
    const id = `${market} ${one.key}`;
    const known = pending.get(id);
    if (known) return known;
    const asked = reword(market, one).finally(() => pending.delete(id));
    pending.set(id, asked);
    return asked;
  }
  return {
    swap: async (market, text) => {
      const read = floorShape.safeParse(JSON.parse(text));
      if (!read.success) return text;
      const lines = linesOf(market);
      await Promise.all(unspoken(read.data, lines).map((one) => rewordOnce(market, one)));
      return JSON.stringify(swapped(read.data, lines));
    },
  };
}

interface Unspoken {
  readonly key: string;
  readonly own: Line;
  readonly isFirst: boolean;
}

/** The newest line of each open talk, when nobody has asked for it yet. */
function unspoken({ chats }: Floor, lines: Kept): Unspoken[] {
  return chats.flatMap(({ chat, isOpen, messages }) => {
    const at = messages.length - 1;
    const own = messages[at];
    if (!isOpen || !own || own.by !== "buyer") return [];
    const key = keyOf(chat, at, own);
    return lines.has(key) ? [] : [{ key, own, isFirst: at === 0 }];
  });
}

function swapped(floor: Floor, lines: Kept): Floor {
  return {
    ...floor,
    chats: floor.chats.map((one) => ({
      ...one,
      messages: one.messages.map((own, at) =>
        own.by === "buyer"
          ? { ...own, text: lines.get(keyOf(one.chat, at, own)) ?? own.text }
          : own,
      ),
    })),
  };
}

// A line is known by its talk, its place there, and what the market itself says in it.
function keyOf(chat: number, at: number, { text }: Line): string {
  return `${chat} ${at} ${text.zh}`;
}

/** How a buyer who says such a thing feels. */
const MOODS: Readonly<Record<string, string>> = {
  presses: "impatient",
  angry: "angry",
  "not-enough": "displeased",
  agreed: "content",
  bye: "let down",
};

async function otherWords(
  endpoint: Endpoint,
  { text, moment }: Line,
  isFirst: boolean,
): Promise<Said | null> {
  const zh = hideFacts(text.zh);
  const en = hideFacts(text.en);
  const mood = MOODS[moment ?? ""] ?? "plain";
  const said = await askEndpoint(endpoint, { zh: zh.text, en: en.text, mood });
  if (!said) return null;
  const inZh = restoreFacts(said.zh, zh.facts);
  const inEn = restoreFacts(said.en, en.facts);
  if (inZh === null || inEn === null) return null;
  const isFit =
    isPlain(inZh, { text: text.zh, language: "zh", isFirst }) &&
    isPlain(inEn, { text: text.en, language: "en", isFirst });
  return isFit ? { zh: inZh.trim(), en: inEn.trim() } : null;
}

function fileOf(folder: string, market: string): string {
  return join(folder, `${market.replaceAll(/[^\w-]/g, "")}.jsonl`);
}

function readLines(file: string): Kept {
  const lines: Kept = new Map();
  if (!existsSync(file)) return lines;
  for (const row of readFileSync(file, "utf8").split("\n")) {
    const read = kept.safeParse(parsed(row));
    if (read.success) lines.set(read.data.key, { zh: read.data.zh, en: read.data.en });
  }
  return lines;
}

// A line that was cut off when the program died is as if it had never been.
function parsed(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}

function keepLine(file: string, row: z.infer<typeof kept>): void {
  mkdirSync(join(file, ".."), { recursive: true });
  appendFileSync(file, `${JSON.stringify(row)}\n`);
}
