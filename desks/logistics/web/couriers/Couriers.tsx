/** The couriers side by side with their contracts; under them who carries what, and what is promised. */
import { Rate as Stars } from "antd";
import {
  Block,
  Grid,
  inLanguage,
  Loaded,
  Money,
  useLanguage,
  useText,
  useView,
  type Earlier,
  type GridColumn,
} from "@dianzhang/ui";
import type { CourierLine, PlanView } from "../../commands.ts";
import { Contract } from "./Contract.tsx";
import { Promise } from "./Promise.tsx";
import { Rules } from "./Rules.tsx";

export function Couriers() {
  const t = useText("logistics");
  const lines = useView<readonly CourierLine[]>("logistics/couriers");
  const plan = useView<PlanView>("logistics/plan");
  return (
    <Loaded asked={lines}>
      {(couriers) => (
        <>
          <Block
            title={t("courier.title")}
            extra={<span className="dz-quiet">{t("courier.estimate")}</span>}
          >
            <CourierTable couriers={couriers} />
          </Block>
          <Loaded asked={plan}>
            {(view) => (
              <div className="dz-columns-2">
                <Block title={t("rule.title")}>
                  <Rules
                    key={JSON.stringify(view.rules) + view.usual}
                    couriers={couriers}
                    plan={view}
                  />
                </Block>
                <Block title={t("promise.title")}>
                  <Promise plan={view} />
                </Block>
              </div>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

function CourierTable({ couriers }: { readonly couriers: readonly CourierLine[] }) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const columns: readonly GridColumn<CourierLine>[] = [
    { id: "name", title: t("courier.name"), cell: ({ name }) => inLanguage(name, language) },
    {
      id: "stars",
      title: t("courier.stars"),
      cell: ({ stars }) => (
        <Stars disabled className="dz-stars" value={stars} aria-label={`${stars}/5`} />
      ),
      order: ({ stars }) => stars,
    },
    { id: "contract", title: t("contract.title"), cell: (line) => <Contract line={line} /> },
    ...[1, 3, 5, 6].map((zone): GridColumn<CourierLine> => ({
      id: `zone${zone}`,
      title: t("courier.zone", { zone }),
      isNumber: true,
      isHidden: zone === 3 || zone === 5,
      cell: (line) => <Money fen={firstKilogram(line, zone)} />,
      order: (line) => firstKilogram(line, zone),
    })),
    {
      id: "counter",
      title: t("courier.counter"),
      isNumber: true,
      cell: (line) => (
        <>
          <Money fen={counterOf(line)?.firstFen ?? null} /> /{" "}
          <Money fen={counterOf(line)?.nextFen ?? null} />
        </>
      ),
      order: (line) => counterOf(line)?.firstFen ?? 0,
    },
    {
      id: "hours",
      title: t("courier.hours"),
      isNumber: true,
      cell: ({ meanHours }) => meanHours.toFixed(1),
      order: ({ meanHours }) => meanHours,
    },
    {
      id: "damaged",
      title: t("courier.damaged"),
      isNumber: true,
      cell: ({ damagedPermyriad }) => damagedPermyriad.toFixed(1),
      order: ({ damagedPermyriad }) => damagedPermyriad,
    },
    {
      id: "lost",
      title: t("courier.lost"),
      isNumber: true,
      cell: ({ lostPermyriad }) => lostPermyriad.toFixed(1),
      order: ({ lostPermyriad }) => lostPermyriad,
    },
  ];
  return (
    <Grid rows={couriers} columns={columns} rowKey={({ id }) => id} label={t("courier.title")} />
  );
}

/** What a kilogram costs: the step that holds it, else the first one. */
function firstKilogram({ tariff }: CourierLine, zone: number): number {
  const steps = tariff.find((row) => row.zone === zone)?.steps ?? [];
  return (steps.find(({ uptoG }) => uptoG >= 1000) ?? steps[0])?.fen ?? 0;
}

function counterOf({
  counter,
}: Earlier<CourierLine, "counter">): CourierLine["counter"] | undefined {
  return counter;
}
