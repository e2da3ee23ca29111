/** How is a title cut into words? By a dictionary of the language with the words of the trade laid over it. */
import { listScenarios, readScenario } from "@dianzhang/catalog";
import { tradeWords } from "@dianzhang/market";

interface Cutter {
  cut(text: string, guessesNewWords: boolean): string[];
}

/** So common that a word of the trade is never cut in two. */
const TRADE_FREQUENCY = 1_000_000;

let cutter: Promise<Cutter | null> | undefined;

/** The words of a text in order; null on a system the dictionary was not built for: the desk cuts it then. */
export async function cutWords(text: string): Promise<string[] | null> {
  cutter ??= openCutter();
  return (await cutter)?.cut(text, true) ?? null;
}

async function openCutter(): Promise<Cutter | null> {
  try {
    const [{ Jieba }, { dict }] = await Promise.all([
      import("@node-rs/jieba"),
      import("@node-rs/jieba/dict.js"),
    ]);
    const jieba = Jieba.withDict(dict);
    const lines = wordsOfAllScenarios().map((word) => `${word} ${TRADE_FREQUENCY} n`);
    jieba.loadDict(Buffer.from(lines.join("\n")));
    return jieba;
  } catch {
    return null;
  }
}

function wordsOfAllScenarios(): string[] {
  const words = new Set<string>();
  for (const id of listScenarios()) {
    const read = readScenario(id);
    if (read.ok) for (const word of tradeWords(read.scenario)) words.add(word);
  }
  return [...words];
}
