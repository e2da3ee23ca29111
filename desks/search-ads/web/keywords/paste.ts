/** What rows pasted from a spreadsheet say: keyword, bid in yuan, perhaps a match type. */
import { TOP_BID_FEN, type KeywordLine, type Match, type SetBids } from "../../commands.ts";
import { inFen } from "../yuan.ts";

/** Changes not saved yet, by keyword. */
export type Drafts = Readonly<Record<number, Omit<SetBids["bids"][number], "bid">>>;

export interface Pasted {
  readonly drafts: Drafts;
  /** Rows that cannot be used, with the reason's key. */
  readonly faults: readonly { readonly row: number; readonly text: string; readonly why: string }[];
}

/** `words` are the match types as the screen writes them. Columns are parted by tabs, commas or semicolons. */
export function readPasted(
  text: string,
  lines: readonly KeywordLine[],
  words: Readonly<Record<string, Match>>,
): Pasted {
  const drafts: Record<number, Drafts[number]> = {};
  const faults: { row: number; text: string; why: string }[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === "") return;
    const [keyword = "", bid = "", match = ""] = line
      .split(/[\t,;\uff0c\uff1b]/)
      .map((cell) => cell.trim());
    const yuan = Number(bid.replace(/^[¥\u00a5\uffe5]|\u5143$/g, ""));
    const found = lines.filter((one) => one.keyword === keyword);
    const fault = (why: string) => faults.push({ row: i + 1, text: line.trim(), why });
    if (found.length === 0) fault("unknown");
    else if (!(yuan > 0)) fault("noBid");
    else if (found.some(({ leastFen }) => inFen(yuan) < leastFen)) fault("tooLow");
    else if (inFen(yuan) > TOP_BID_FEN) fault("tooHigh");
    else if (match !== "" && !words[match]) fault("noMatch");
    else
      for (const one of found)
        drafts[one.bid] = {
          bidFen: inFen(yuan),
          ...(words[match] ? { match: words[match] } : {}),
        };
  });
  return { drafts, faults };
}
