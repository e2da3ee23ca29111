/** From exposure to payment: how many are left after every step, and where most are lost. */
import type { Answer } from "@dianzhang/api";
import {
  Block,
  Change,
  changeOf,
  count,
  Definition,
  Downloads,
  Loaded,
  namedRows,
  numberIn,
  Rate,
  useLanguage,
  useMetric,
  useText,
  type NamedRow,
} from "@dianzhang/ui";
import type { PeriodProps } from "./period.ts";

export function Funnel({ period }: PeriodProps) {
  const t = useText("insight");
  const funnel = useMetric("funnel", period);
  return (
    <Block
      title={
        <>
          {t("tab.funnel")}
          <Definition metric="funnel" />
        </>
      }
      extra={<Downloads metric="funnel" period={period} />}
    >
      <Loaded asked={funnel}>{(answer) => <Steps answer={answer} />}</Loaded>
      <p className="dz-quiet">{t("funnelNote")}</p>
    </Block>
  );
}

function Steps({ answer }: { readonly answer: Answer }) {
  const rows = namedRows(answer);
  const top = Math.max(1, ...rows.map((row) => numberIn(row, "reached") ?? 0));
  return (
    <ol className="dz-funnel">
      {rows.map((row) => (
        <Step key={String(row["step"])} row={row} top={top} />
      ))}
    </ol>
  );
}

// Exposures outnumber payments by thousands, so the bars follow the logarithm and the figures say the rest.
function Step({ row, top }: { readonly row: NamedRow; readonly top: number }) {
  const t = useText("insight");
  const { language } = useLanguage();
  const reached = numberIn(row, "reached") ?? 0;
  const width = (Math.log10(reached + 1) / Math.log10(top + 1)) * 100;
  return (
    <li>
      <span>{t(`step.${String(row["step"])}`)}</span>
      <span className="dz-funnel-bar">
        <i style={{ width: `${width}%` }} />
      </span>
      <strong className="dz-number">{count(reached, language)}</strong>
      <span className="dz-number">
        <Rate value={numberIn(row, "from_previous")} />
      </span>
      <Change value={changeOf(reached, numberIn(row, "previous_reached"))} />
    </li>
  );
}
