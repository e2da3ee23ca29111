/** What a text says behind split, foreign, traditional or look-alike writing, with the way back to each letter. */
import folding from "./folding.json" with { type: "json" };

export interface Folded {
  readonly text: string;
  /** For each letter of `text`: where it begins and ends in what was written. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

interface Letter {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}

const ALIKE = pairs(`${folding.traditional}${folding.alike}`);
const SPELLED = folding.spelled.toSorted((a, b) => (b[0] ?? "").length - (a[0] ?? "").length);
const HAN = /\p{Script=Han}/u;
/** Put between letters to hide a word. */
const SPLITTER =
  /^[\s\-\u2010-\u2015\u301c\uff5e_*·•.|/~^+#'"`\u2018\u2019\u201c\u201d\u3000\u3010\u3011\u300c\u300d()[\]{}<>=&@$]$/u;
/** Seen by nobody, or only a picture. */
const UNSEEN = /^(?:[\u200b-\u200f\u2060\ufeff\u00ad]|\ufe0f|\p{Extended_Pictographic})$/u;
const HEART = /^[\u2764\u2665\u{1f49b}-\u{1f49f}\u2661]$/u;

function pairs(text: string): ReadonlyMap<string, string> {
  const letters = Array.from(text);
  const found = new Map<string, string>();
  for (let i = 0; i + 1 < letters.length; i += 2)
    if (letters[i] !== letters[i + 1]) found.set(letters[i] as string, letters[i + 1] as string);
  return found;
}

export function fold(written: string): Folded {
  const letters = joined(seen(written));
  const made = spelled(letters);
  return {
    text: made.map(({ letter }) => letter).join(""),
    from: made.flatMap(({ letter, from }) => Array.from({ length: letter.length }, () => from)),
    to: made.flatMap(({ letter, to }) => Array.from({ length: letter.length }, () => to)),
  };
}

// Full width, capitals and traditional forms become plain ones; what nobody sees is left out.
function seen(written: string): Letter[] {
  const found: Letter[] = [];
  let at = 0;
  for (const sign of written) {
    const from = at;
    at += sign.length;
    const before = found.at(-1)?.letter ?? "";
    if (HEART.test(sign) && (/[\u5a01\u7ef4v]/u.test(before) || before === ALIKE.get("\u8587"))) {
      found.push({ letter: folding.alike.at(-1) ?? "", from, to: at });
      continue;
    }
    if (UNSEEN.test(sign) && sign !== "\u2795") continue;
    for (const letter of sign.normalize("NFKC").toLowerCase())
      found.push({ letter: ALIKE.get(letter) ?? letter, from, to: at });
  }
  return found;
}

/** Stands where words were parted: what is denied before it is not denied after it. */
export const SOFT = "\u0001";

// A splitter between two Chinese letters, or a Chinese letter and a figure, hides nothing any more; between words it is
// a soft stop.
function joined(letters: readonly Letter[]): Letter[] {
  const made: Letter[] = [];
  for (let i = 0; i < letters.length;) {
    const one = letters[i] as Letter;
    if (!SPLITTER.test(one.letter)) {
      made.push(one);
      i += 1;
      continue;
    }
    let right = i;
    while (right < letters.length && SPLITTER.test(letters[right]?.letter ?? "")) right += 1;
    const kept = between(letters, i - 1, right);
    if (kept === SOFT) made.push({ ...one, letter: SOFT });
    else if (kept === "as-is") made.push(...letters.slice(i, right));
    i = right;
  }
  return made;
}

function between(
  letters: readonly Letter[],
  left: number,
  right: number,
): "" | typeof SOFT | "as-is" {
  const at = (place: number): string => letters[place]?.letter ?? "";
  const [a, b] = [at(left), at(right)];
  if (HAN.test(a) && HAN.test(b)) {
    const isSplit = isAlone(at(left - 1)) || isAlone(at(right + 1));
    return isSplit || !/\s/u.test(at(left + 1)) ? "" : SOFT;
  }
  if (HAN.test(a) && /[0-9a-z]/.test(b))
    return /\s/u.test(at(left + 1)) && /[a-z]/.test(b) ? "as-is" : "";
  if (/[a-z]/.test(a) && HAN.test(b)) return "";
  // Single letters one by one: n o . 1
  const isSpelt =
    /[a-z0-9]/.test(a) && /[a-z0-9]/.test(b) && isAlone(at(left - 1)) && isAlone(at(right + 1));
  return isSpelt ? "" : "as-is";
}

function isAlone(neighbour: string): boolean {
  return neighbour === "" || SPLITTER.test(neighbour);
}

function spelled(letters: readonly Letter[]): Letter[] {
  const text = letters.map(({ letter }) => letter).join("");
  // Letters of more than one unit would shift places; none of the words has any.
  if (text.length !== letters.length) return [...letters];
  const made: Letter[] = [];
  for (let at = 0; at < letters.length;) {
    const word = SPELLED.find(([said = ""]) => text.startsWith(said, at));
    const [said = "", meant = ""] = word ?? [];
    const first = letters[at] as Letter;
    if (!word || isInside(text, at, said)) {
      made.push(first);
      at += 1;
      continue;
    }
    const last = letters[at + said.length - 1] as Letter;
    for (const letter of meant) made.push({ letter, from: first.from, to: last.to });
    at += said.length;
  }
  return made;
}

// "zui" inside an English word, or "1" at the head of a longer number, is nothing of the kind.
function isInside(text: string, at: number, said: string): boolean {
  const before = text[at - 1] ?? "";
  const after = text[at + said.length] ?? "";
  if (/^[a-z]/.test(said) && /[a-z]/.test(before)) return true;
  if (/[0-9]$/.test(said) && /[0-9]/.test(after)) return true;
  return /[a-z]$/.test(said) && /[a-z]/.test(after);
}
