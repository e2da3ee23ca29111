/** One number in a screen: money, a rate, a count, a change. Right-aligned, tabular figures. */
import { useMode } from "../mode.ts";
import { useLanguage } from "../language.ts";
import { ARROWS, colourOf, directionOf, newsOf } from "../format/direction.ts";
import { cellText, change, money, moneyShort, rate, type Unit } from "../format/numbers.ts";

export function Money({
  fen,
  short = false,
}: {
  readonly fen: number | null;
  readonly short?: boolean;
}) {
  const { language } = useLanguage();
  return (
    <span className="dz-number">{short ? moneyShort(fen, language) : money(fen, language)}</span>
  );
}

export function Rate({ value }: { readonly value: number | null }) {
  const { language } = useLanguage();
  return <span className="dz-number">{rate(value, language)}</span>;
}

export function CellValue({
  value,
  unit,
  decimals = 0,
}: {
  readonly value: number | string | null;
  readonly unit: Unit;
  /** 1 where figures of the same column have parts of one. */
  readonly decimals?: 0 | 1;
}) {
  const { language } = useLanguage();
  const isText = unit === "text" || unit === "id";
  return (
    <span className={isText ? undefined : "dz-number"}>
      {cellText(value, unit, language, decimals)}
    </span>
  );
}

/** A change against the period before: arrow, sign and colour together. */
export function Change({
  value,
  isBetterLow = false,
}: {
  readonly value: number | null;
  /** Of refunds or bounces a fall is the good news, and is said in its colour. */
  readonly isBetterLow?: boolean;
}) {
  const { language } = useLanguage();
  const { palette } = useMode();
  const direction = directionOf(value);
  if (value === null) return <span className="dz-quiet">–</span>;
  return (
    <span
      className="dz-number"
      style={{ color: colourOf(newsOf(direction, isBetterLow), language, palette) }}
    >
      {ARROWS[direction]} {change(value, language)}
    </span>
  );
}
