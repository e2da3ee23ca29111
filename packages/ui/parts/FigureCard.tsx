/** One headline figure: value, change against the period before, shape of the last days, definition. */
import { useLanguage, useText } from "../language.ts";
import { changeOf } from "../format/direction.ts";
import { inLanguage } from "../bilingual.ts";
import type { Figure } from "@dianzhang/api";
import { CellValue, Change } from "./Figures.tsx";
import { Definition } from "./Definition.tsx";
import { Sparkline } from "./Sparkline.tsx";

interface FigureCardProps {
  readonly metric: string;
  readonly figure: Figure;
  readonly value: number | null;
  readonly before?: number | null | undefined;
  readonly days?: readonly number[];
  readonly isBetterLow?: boolean;
}

export function FigureCard(props: FigureCardProps) {
  const { metric, figure, value, before, days, isBetterLow = false } = props;
  const { language } = useLanguage();
  const t = useText("ui");
  const label = inLanguage(figure.label, language);
  return (
    <div className="dz-figure">
      <div className="dz-figure-label">
        {label}
        <Definition metric={metric} figure={figure.name} />
      </div>
      <div className="dz-figure-value">
        <CellValue value={value} unit={figure.unit} />
      </div>
      <div className="dz-figure-foot">
        {before === undefined ? null : (
          <span className="dz-quiet">
            <Change value={changeOf(value, before)} isBetterLow={isBetterLow} />{" "}
            {t("change.versus")}
          </span>
        )}
        {days ? (
          <Sparkline values={days} label={t("spark", { name: label, days: days.length })} />
        ) : null}
      </div>
    </div>
  );
}
