/** Goods from abroad: the roads compared and ordered by, what is where, shipments, and how customs sees the shop. */
import {
  Block,
  Headlines,
  Loaded,
  MetricBlock,
  Nothing,
  useMarket,
  useMetric,
  useText,
  useView,
} from "@dianzhang/ui";
import type { ImportsView } from "../../commands.ts";
import { Customs } from "./Customs.tsx";
import { Lines } from "./Lines.tsx";
import type { Goods } from "./names.ts";
import { PlanImport } from "./PlanImport.tsx";
import { Shipments } from "./Shipments.tsx";

const DAYS = 90;

export function Imports() {
  const t = useText("logistics");
  const view = useView<ImportsView>("logistics/imports");
  const goods = useView<readonly Goods[]>("listing/listing-list");
  return (
    <Loaded asked={view}>
      {(imports) => (
        <Loaded asked={goods}>
          {(lines) =>
            imports.isOffered ? (
              <All view={imports} goods={lines} />
            ) : (
              <Block title={t("import.title")}>
                <Nothing text={t("import.notOffered")} />
              </Block>
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}

interface AllProps {
  readonly view: ImportsView;
  readonly goods: readonly Goods[];
}

function All({ view, goods }: AllProps) {
  const t = useText("logistics");
  const { market } = useMarket();
  const to = Math.max(3600, market.now * 3600);
  const period = { from: Math.max(0, to - DAYS * 86_400), to };
  const overview = useMetric("imports-overview", period);
  const hasAny = view.shipments.length > 0;
  return (
    <>
      <Block title={t("import.title")}>
        <p className="dz-quiet">{t("import.why")}</p>
        <PlanImport view={view} goods={goods} />
      </Block>
      {view.lines.length > 0 ? (
        <Block title={t("import.lines")}>
          <Lines view={view} goods={goods} />
        </Block>
      ) : null}
      <Block title={t("import.shipments")}>
        <Shipments view={view} goods={goods} />
      </Block>
      <Block title={t("customs.title")}>
        <Customs view={view} />
      </Block>
      {hasAny ? (
        <>
          <Loaded asked={overview} rows={3}>
            {(answer) => <Headlines metric="imports-overview" answer={answer} />}
          </Loaded>
          <MetricBlock
            metric="imports-roads"
            title={t("import.roads")}
            period={period}
            words={(column, code) => (column === "road" ? t(`road.${code}`) : code)}
          />
        </>
      ) : null}
    </>
  );
}
