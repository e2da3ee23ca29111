/** What a sentence is read by: signs side by side, Latin words, and the things it speaks of. */

/** Cells that features are folded into. */
export const CELLS = 1 << 17;

export interface Features {
  /** Cells of its signs and words, each once. */
  readonly signs: readonly number[];
  /** Cells of the things it speaks of, by a small dictionary. */
  readonly things: readonly number[];
}

/** A small dictionary: things, and the words any of which stands for one. */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** Half-width, lower case, digits as #, pictures kept, all else that is neither letter nor number a stop. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\d+(\.\d+)?/g, "#")
    .replace(/[^\p{Script=Han}a-z#\p{Extended_Pictographic}]+/gu, " ")
    .trim();
}

export function featuresOf(text: string, concepts: Concepts): Features {
  const found = new Set<number>();
  const parts = plain(text).split(" ");
  for (const part of parts) addSigns(found, part);
  const words = parts.filter(isLatin);
  for (let i = 0; i + 1 < words.length; i += 1) found.add(fold(`b:${words[i]} ${words[i + 1]}`));
  return { signs: [...found], things: thingsIn(text.normalize("NFKC").toLowerCase(), concepts) };
}

function isLatin(part: string): boolean {
  return /^[a-z]+$/.test(part);
}

function addSigns(found: Set<number>, part: string): void {
  if (part === "") return;
  if (isLatin(part)) {
    found.add(fold(`w:${part}`));
    return;
  }
  const edged = ["<", ...Array.from(part), ">"];
  for (let i = 0; i < edged.length; i += 1) {
    if (i > 0 && i < edged.length - 1) found.add(fold(`1:${edged[i]}`));
    if (i + 1 < edged.length) found.add(fold(`2:${edged[i]}${edged[i + 1]}`));
    if (i + 2 < edged.length) found.add(fold(`3:${edged[i]}${edged[i + 1]}${edged[i + 2]}`));
    // One sign left out: what a slip of the pen or a word of dialect puts between two signs.
    if (i > 0 && i + 3 < edged.length) found.add(fold(`s:${edged[i]}_${edged[i + 2]}`));
  }
}

function thingsIn(sentence: string, concepts: Concepts): number[] {
  const things = new Set<number>();
  for (const [concept, words] of Object.entries(concepts)) {
    const met = words.filter((word) => sentence.includes(word)).length;
    if (met > 0) things.add(fold(`c:${concept}`));
    if (met > 1) things.add(fold(`C:${concept}`));
  }
  return [...things];
}

// FNV-1a over UTF-16 units.
function fold(feature: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < feature.length; i += 1)
    hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (CELLS - 1);
}
