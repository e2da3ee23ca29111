/** How parcels fared: figures from the events, every parcel with its state, and what couriers owe for the lost and damaged. */
import type { Period } from "@dianzhang/api";
import {
  Block,
  Headlines,
  Loaded,
  MetricTable,
  useMarket,
  useMetric,
  useText,
  useView,
} from "@dianzhang/ui";
import type { CourierLine } from "../../commands.ts";
import { useNames } from "../names.ts";
import { Claims } from "./Claims.tsx";
import { ParcelList } from "./ParcelList.tsx";

const DAYS = 30;

export function Parcels() {
  const t = useText("logistics");
  const { market } = useMarket();
  const to = Math.max(3600, market.now * 3600);
  const period = { from: Math.max(0, to - DAYS * 86_400), to };
  const overview = useMetric("parcels-overview", period);
  const couriers = useView<readonly CourierLine[]>("logistics/couriers");
  return (
    <>
      <Loaded asked={overview} rows={3}>
        {(answer) => <Headlines metric="parcels-overview" answer={answer} />}
      </Loaded>
      <Loaded asked={couriers}>
        {(lines) => (
          <>
            <div className="dz-columns-2">
              <Block title={t("claim.title")}>
                <Claims />
              </Block>
              <Block title={t("parcel.couriers")}>
                <ByCourier period={period} couriers={lines} />
              </Block>
            </div>
            <Block title={t("parcel.list")}>
              <ParcelList couriers={lines} />
            </Block>
          </>
        )}
      </Loaded>
    </>
  );
}

function ByCourier({
  period,
  couriers,
}: {
  readonly period: Period;
  readonly couriers: readonly CourierLine[];
}) {
  const courierName = useNames(couriers);
  const asked = useMetric("parcels-couriers", period);
  return (
    <Loaded asked={asked}>
      {(answer) => (
        <MetricTable
          metric="parcels-couriers"
          answer={answer}
          period={period}
          words={(column, code) => (column === "courier" ? courierName(code) : code)}
        />
      )}
    </Loaded>
  );
}
