/** How well is bad manners told from good: what it is learned from, and precision and recall fault by fault. */
import { join } from "node:path";
import { CHAT_CONCEPTS, MANNERS, readAnswer } from "@dianzhang/desk-kit";
import { learn, pack, type Packed, type Sentence } from "@dianzhang/market";
import { labelledLines, type LabelledLine } from "./labelled-lines.ts";

type Manner = (typeof MANNERS)[number];

/** What a proper answer of the other list weighs. */
const PROPER = 1;
/** Few lines make small weights: smaller ones are kept than elsewhere. */
const LEAST = 0.15;

/** What learning gives; every line of `proper` has no fault. */
export function trainedManners(folder: string, proper: readonly Sentence[]): Packed {
  const lines = labelledLines(join(folder, "manners.tsv")).map(({ label, text }) => ({
    labels: label === "fine" ? [] : [label],
    text: text.normalize("NFKC").toLowerCase(),
    weight: 1,
  }));
  const others = proper.map(({ text }) => ({ labels: [], text, weight: PROPER }));
  return pack(learn([...lines, ...others], CHAT_CONCEPTS), LEAST);
}

export interface MannersScore {
  readonly lines: number;
  readonly of: Readonly<Record<Manner, { readonly precision: number; readonly recall: number }>>;
  readonly wrong: readonly {
    readonly wanted: string;
    readonly read: string;
    readonly text: string;
  }[];
}

/** What the whole reading of an answer says, words and learning together. */
export function measureManners(set: readonly LabelledLine[]): MannersScore {
  const read = set.map((line) => ({ ...line, faults: readAnswer(line.text).faults }));
  const share = (part: number, of: number): number => Number((part / Math.max(1, of)).toFixed(4));
  const scoreOf = (manner: Manner): { precision: number; recall: number } => {
    const right = read.filter((one) => one.label === manner && one.faults.includes(manner)).length;
    return {
      precision: share(right, read.filter((one) => one.faults.includes(manner)).length),
      recall: share(right, read.filter((one) => one.label === manner).length),
    };
  };
  return {
    lines: set.length,
    of: { rude: scoreOf("rude"), "off-platform": scoreOf("off-platform"), leak: scoreOf("leak") },
    wrong: read
      .map(({ label, text, faults }) => ({
        wanted: label,
        read: faults.filter((one) => MANNERS.some((manner) => manner === one)).join() || "fine",
        text,
      }))
      .filter(({ wanted, read: said }) => wanted !== said),
  };
}
