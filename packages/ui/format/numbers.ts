/** How is a number written for a reader of Chinese or English? */

export type Language = "zh" | "en";

const LOCALE = { zh: "zh-CN", en: "en-US" } as const;
const YUAN = "\u00a5";
const MINUS = "\u2212";
const NARROW_SPACE = "\u2009";
const NOTHING = "\u2013";
const LARGE_FEN = 10_000_000;

/** Fen as yuan: ¥1,234.50. */
export function money(fen: number | null, language: Language): string {
  if (isNone(fen)) return NOTHING;
  const yuan = Math.abs(fen) / 100;
  const text = yuan.toLocaleString(LOCALE[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `${signOf(fen, text)}${YUAN}${text}`;
}

/** Money where space is scarce; from ¥100,000 on with the language's own large unit. */
export function moneyShort(fen: number | null, language: Language): string {
  if (isNone(fen) || Math.abs(fen) < LARGE_FEN) return money(fen, language);
  return `${fen < 0 ? MINUS : ""}${YUAN}${compact(Math.abs(fen) / 100, language)}`;
}

/** Money on an axis: whole yuan, but parts of one where the axis is that short. */
export function moneyRound(fen: number, language: Language): string {
  const yuan = Math.abs(fen) / 100;
  const shown = yuan < 10 ? yuan : Math.round(yuan);
  const text =
    yuan >= 100_000
      ? compact(yuan, language)
      : shown.toLocaleString(LOCALE[language], { maximumFractionDigits: 2 });
  return `${signOf(fen, text)}${YUAN}${text}`;
}

/** `decimals`: 1 where figures of the same column have parts of one. */
export function count(value: number | null, language: Language, decimals: 0 | 1 = 0): string {
  return plain(value, language, { least: decimals, most: 1 });
}

/** Whether figures of a column are shown with decimals: all are where one has parts of one. */
export function decimalsOf(column: readonly (number | string | null)[]): 0 | 1 {
  const hasParts = column.some(
    (cell) => typeof cell === "number" && !Number.isInteger(Math.round(cell * 100) / 100),
  );
  return hasParts ? 1 : 0;
}

/** A mean or a return: 1.07 orders a buyer, 0.62 yuan a yuan. */
export function decimal(value: number | null, language: Language, decimals: 0 | 1 = 0): string {
  return plain(value, language, { least: 2 * decimals, most: 2 });
}

function plain(
  value: number | null,
  language: Language,
  { least, most }: { readonly least: number; readonly most: number },
): string {
  if (isNone(value)) return NOTHING;
  const size = Math.abs(value);
  const text =
    size >= 1_000_000
      ? compact(size, language)
      : size.toLocaleString(LOCALE[language], {
          minimumFractionDigits: least,
          maximumFractionDigits: most,
        });
  return `${signOf(value, text)}${text}`;
}

// What is rounded away has no sign.
function signOf(value: number, text: string): string {
  return value < 0 && /[1-9]/.test(text) ? MINUS : "";
}

/** A share of one, as per cent with one decimal. */
export function rate(value: number | null, language: Language): string {
  if (isNone(value)) return NOTHING;
  const text = (Math.abs(value) * 100).toLocaleString(LOCALE[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return `${signOf(value, text)}${text}${NARROW_SPACE}%`;
}

/** A change with its sign: +12.3 %. */
export function change(value: number | null, language: Language): string {
  if (isNone(value)) return NOTHING;
  return `${value >= 0 ? "+" : ""}${rate(value, language)}`;
}

export type Unit = "count" | "fen" | "rate" | "number" | "seconds" | "score" | "text" | "id" | "at";

/** A cell of a metric's answer as text. */
export function cellText(
  value: number | string | null,
  unit: Unit,
  language: Language,
  decimals: 0 | 1 = 0,
): string {
  if (isNone(value)) return NOTHING;
  if (typeof value === "string") return value;
  switch (unit) {
    case "fen":
      return money(value, language);
    case "rate":
      return rate(value, language);
    case "id":
    case "score":
      return String(value);
    case "text":
    case "at":
    case "count":
    case "seconds":
      return count(value, language, decimals);
    case "number":
      return decimal(value, language, decimals);
  }
}

/** Nothing to tell, or a number that came later than the model a market was opened with. */
function isNone(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function compact(value: number, language: Language): string {
  const parts = new Intl.NumberFormat(LOCALE[language], {
    notation: "compact",
    maximumFractionDigits: 1,
  }).formatToParts(value);
  const space = language === "zh" ? NARROW_SPACE : "";
  return parts
    .map((part) => (part.type === "compact" ? space + part.value.toLowerCase() : part.value))
    .join("");
}
