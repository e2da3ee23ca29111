/** Every product from exposure to sale, with the change against the period before. */
import { useNavigate } from "@tanstack/react-router";
import {
  Block,
  Definition,
  Loaded,
  MetricTable,
  useMarketPath,
  useMetric,
  useText,
} from "@dianzhang/ui";
import type { PeriodProps } from "./period.ts";

export function Products({ period }: PeriodProps) {
  const t = useText("insight");
  const go = useNavigate();
  const at = useMarketPath();
  const products = useMetric("products", period);
  return (
    <Block
      title={
        <>
          {t("tab.products")}
          <Definition metric="products" />
        </>
      }
    >
      <Loaded asked={products}>
        {(answer) => (
          <MetricTable
            metric="products"
            answer={answer}
            period={period}
            changes={["trend"]}
            onOpen={(row) => void go({ to: at(`goods/${row["listing"]}`) })}
          />
        )}
      </Loaded>
    </Block>
  );
}
