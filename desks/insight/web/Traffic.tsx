/** Where visitors come from: channels, and the words they typed. */
import { Block, Definition, Loaded, MetricTable, useMetric, useText } from "@dianzhang/ui";
import type { PeriodProps } from "./period.ts";

const CHANGES = ["visitors_change", "conversion_change", "gmv_change"];

/** Whether an equally long period lies between the opening of the market and this one. */
function hasBefore({ from, to }: PeriodProps["period"]): boolean {
  return 2 * from - to >= 0;
}

export function Traffic({ period }: PeriodProps) {
  const t = useText("insight");
  const channels = useMetric("channels", period);
  const keywords = useMetric("keywords", period);
  const words = (column: string, code: string) =>
    column === "channel" ? t(`channel.${code}`) : code;
  return (
    <>
      <Block
        title={
          <>
            {t("channels")}
            <Definition metric="channels" />
          </>
        }
      >
        <Loaded asked={channels}>
          {(answer) => (
            <>
              <MetricTable
                metric="channels"
                answer={answer}
                period={period}
                words={words}
                changes={CHANGES}
              />
              <p className="dz-quiet">{t(hasBefore(period) ? "before" : "noBefore")}</p>
            </>
          )}
        </Loaded>
      </Block>
      <Block
        title={
          <>
            {t("keywords")}
            <Definition metric="keywords" />
          </>
        }
      >
        <Loaded asked={keywords}>
          {(answer) => <MetricTable metric="keywords" answer={answer} period={period} />}
        </Loaded>
      </Block>
    </>
  );
}
