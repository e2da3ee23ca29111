/** Which piece of the embedded Chinese font holds a character? The font comes in a hundred pieces. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(fileURLToPath(import.meta.resolve("@fontsource/noto-sans-sc/package.json")));
/** Held by nobody: a box stands for it. */
const FALLBACK = "latin";

interface Piece {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** A stretch of text that one piece of the font can set. */
export interface Stretch {
  readonly font: string;
  readonly text: string;
}

export interface Fonts {
  /** The file of a piece, named as in a stretch. */
  fileOf(font: string): string;
  stretches(text: string): readonly Stretch[];
}

export function openFonts(): Fonts {
  const listed = JSON.parse(readFileSync(join(ROOT, "unicode.json"), "utf8")) as Readonly<
    Record<string, string>
  >;
  const pieces = Object.entries(listed).map(([key, ranges]): Piece => ({
    name: key.replace(/^\[|\]$/g, ""),
    ranges: ranges.split(",").map(rangeOf),
  }));
  const known = new Map<number, string>();
  const fontOf = (code: number): string => {
    const held = known.get(code);
    if (held !== undefined) return held;
    // The Latin piece is asked first: figures and letters stand in several.
    const found =
      pieces.findLast(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))
        ?.name ?? FALLBACK;
    known.set(code, found);
    return found;
  };
  return {
    fileOf: (font) => join(ROOT, "files", `noto-sans-sc-${font}-400-normal.woff`),
    stretches: (text) => {
      const found: { font: string; text: string }[] = [];
      for (const char of text) {
        const font = fontOf(char.codePointAt(0) ?? 0);
        const last = found.at(-1);
        if (last?.font === font) last.text += char;
        else found.push({ font, text: char });
      }
      return found;
    },
  };
}

function rangeOf(text: string): readonly [number, number] {
  const [from = "", to = from] = text.replace(/^U\+/, "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
