/** Every parcel with where it leaves from, who carries it, what was promised and how it fared. */
import { Tag } from "antd";
import {
  Grid,
  Loaded,
  Money,
  Nothing,
  shortDay,
  useMarket,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { CourierLine, DepotLine, ParcelView, PlanView } from "../../commands.ts";
import { useNames } from "../names.ts";

export function ParcelList({ couriers }: { readonly couriers: readonly CourierLine[] }) {
  const parcels = useView<readonly ParcelView[]>("logistics/parcels", { most: 500 });
  const plan = useView<PlanView>("logistics/plan");
  const depots = useView<readonly DepotLine[]>("logistics/depots");
  return (
    <Loaded asked={plan}>
      {(view) => (
        <Loaded asked={depots}>
          {(places) => (
            <Loaded asked={parcels}>
              {(lines) => <List lines={lines} couriers={couriers} plan={view} depots={places} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** Shelves that are no rented warehouse. */
const OWN = ["home", "bonded", "overseas"];

interface ListProps {
  readonly lines: readonly ParcelView[];
  readonly couriers: readonly CourierLine[];
  readonly plan: PlanView;
  readonly depots: readonly DepotLine[];
}

function List({ lines, couriers, plan, depots }: ListProps) {
  const t = useText("logistics");
  const { market } = useMarket();
  const courierName = useNames(couriers);
  const provinceName = useNames(plan.provinces);
  const depotName = useNames(depots);
  const day = (second: number): string => shortDay(market.firstDay, Math.floor(second / 86_400));
  const columns: readonly GridColumn<ParcelView>[] = [
    {
      id: "order",
      title: t("parcel.order"),
      cell: ({ order }) => `#${order}`,
      order: ({ order }) => order,
    },
    { id: "at", title: t("parcel.at"), cell: ({ at }) => day(at), order: ({ at }) => at },
    { id: "province", title: t("province"), cell: ({ province }) => provinceName(province) },
    { id: "courier", title: t("parcel.courier"), cell: ({ courier }) => courierName(courier) },
    {
      id: "origin",
      title: t("parcel.origin"),
      cell: ({ origin }) => (OWN.includes(origin) ? t(`parcel.${origin}`) : depotName(origin)),
    },
    {
      id: "cost",
      title: t("parcel.cost"),
      isNumber: true,
      cell: ({ costFen, fate }) => (fate === "waiting" ? "–" : <Money fen={costFen} />),
      order: ({ costFen }) => costFen,
    },
    {
      id: "promised",
      title: t("parcel.promised"),
      cell: ({ promisedAt }) => day(promisedAt),
      order: ({ promisedAt }) => promisedAt,
    },
    {
      id: "signed",
      title: t("parcel.signed"),
      cell: ({ signedAt }) => (signedAt === null ? "–" : day(signedAt)),
      order: ({ signedAt }) => signedAt,
    },
    { id: "fate", title: t("parcel.fate"), cell: (line) => <Fate line={line} /> },
  ];
  return (
    <Grid
      rows={lines}
      columns={columns}
      rowKey={({ order }) => order}
      label={t("parcel.list")}
      searchText={(line) =>
        `${line.order} ${provinceName(line.province)} ${courierName(line.courier)}`
      }
      empty={<Nothing text={t("parcel.none")} />}
    />
  );
}

const COLOURS = {
  waiting: "default",
  "under-way": "default",
  signed: "default",
  damaged: "warning",
  lost: "error",
} as const;

function Fate({ line }: { readonly line: ParcelView }) {
  const t = useText("logistics");
  return (
    <>
      <Tag color={COLOURS[line.fate]}>
        {t(line.fate === "signed" ? "parcel.arrived" : `parcel.${line.fate}`)}
      </Tag>
      {line.isLate ? <Tag color="warning">{t("parcel.late")}</Tag> : null}
    </>
  );
}
