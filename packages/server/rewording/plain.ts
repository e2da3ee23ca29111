/** May this sentence stand where the market's own stood? Plain words of the same language, nothing new that must not be said. */
import { buyerReader, readAnswer } from "@dianzhang/desk-kit";

/** Letters a re-worded line may have: twice those it had, and some. */
const MORE = 40;
const LONGEST = 240;
/** Markup, addresses and control characters are not what buyers type. */
const NOT_PLAIN = /[<>`\\{}[\]|#*_]|:\/\/|www\.|\p{Cc}|\p{Co}|\p{Cf}/u;
const HAN = /\p{Script=Han}/u;

export interface Own {
  readonly text: string;
  readonly language: "zh" | "en";
  /** It opens the talk: what is asked must be taken for the same matter. */
  readonly isFirst: boolean;
}

export function isPlain(text: string, own: Own): boolean {
  const length = text.trim().length;
  if (length === 0 || length > Math.min(LONGEST, own.text.length * 2 + MORE)) return false;
  if (NOT_PLAIN.test(text) || HAN.test(text) !== (own.language === "zh")) return false;
  const before = readAnswer(own.text).faults;
  if (!readAnswer(text).faults.every((fault) => before.includes(fault))) return false;
  return own.language === "en" || !own.isFirst || matterIn(text) === matterIn(own.text);
}

function matterIn(text: string): string | undefined {
  return buyerReader().sureness(text)[0]?.[0];
}
