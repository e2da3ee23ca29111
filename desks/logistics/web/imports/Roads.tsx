/** The roads side by side: what a piece costs in all by each, days, cash, from what pace it pays; and the order. */
import { Button, Popconfirm, Tag } from "antd";
import {
  Grid,
  Money,
  money,
  useCommand,
  useLanguage,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { ImportGoods, LandedView, Road } from "../../commands.ts";
import type { Plan } from "./PlanImport.tsx";

type Line = LandedView["roads"][number];

interface OneListing {
  readonly lines: readonly { readonly sku: number }[];
}

const PARTS = ["goods", "freight", "tax", "parcel", "storage", "returns", "leftover"] as const;

export function Roads({ view, plan }: { readonly view: LandedView; readonly plan: Plan }) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const columns: readonly GridColumn<Line>[] = [
    {
      id: "road",
      title: t("landed.road"),
      cell: ({ road, isOpen }) => (
        <>
          {t(`road.${road}`)}{" "}
          {road === view.least ? <Tag color="success">{t("landed.least")}</Tag> : null}
          {isOpen ? null : <Tag color="warning">{t("import.offList")}</Tag>}
        </>
      ),
    },
    {
      id: "total",
      title: t("landed.total"),
      isNumber: true,
      cell: ({ totalFen }) => <Money fen={totalFen} />,
      order: ({ totalFen }) => totalFen,
    },
    {
      id: "order",
      title: t("landed.order"),
      cell: (line) =>
        line.road !== "home" && line.isOpen ? (
          <Order line={line} road={line.road} plan={plan} />
        ) : null,
    },
    {
      id: "days",
      title: t("landed.days"),
      isNumber: true,
      cell: ({ days }) => days.toFixed(1),
      order: ({ days }) => days,
    },
    {
      id: "lead",
      title: t("landed.lead"),
      isNumber: true,
      cell: ({ leadDays }) => leadDays.toFixed(0),
      order: ({ leadDays }) => leadDays,
    },
    {
      id: "pieces",
      title: t("landed.pieces"),
      isNumber: true,
      cell: ({ pieces }) => pieces,
      order: ({ pieces }) => pieces,
    },
    {
      id: "cash",
      title: t("landed.cash"),
      isNumber: true,
      cell: ({ cashFen }) => <Money fen={cashFen} />,
      order: ({ cashFen }) => cashFen,
    },
    {
      id: "breakEven",
      title: t("landed.breakEven"),
      isNumber: true,
      cell: ({ breakEven }) => breakEven ?? t("landed.never"),
      order: ({ breakEven }) => breakEven,
    },
    ...PARTS.map((part): GridColumn<Line> => ({
      id: part,
      title: t(`landed.${part}`),
      isNumber: true,
      cell: (line) => <Money fen={line[`${part}Fen`]} />,
      order: (line) => line[`${part}Fen`],
    })),
  ];
  return (
    <>
      <Grid
        rows={view.roads}
        columns={columns}
        rowKey={({ road }) => road}
        label={t("landed.title")}
      />
      <p className="dz-quiet">
        {t("landed.why", { monthly: view.monthly, price: money(view.priceFen, language) })}
      </p>
    </>
  );
}

interface OrderProps {
  readonly line: Line;
  readonly road: Road;
  readonly plan: Plan;
}

// Pieces are spread as evenly as may be over the listing's kinds of goods.
function Order({ line, road, plan }: OrderProps) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const { listing, source, code, isBuyers } = plan;
  const one = useView<OneListing | null>("listing/listing", { listing });
  const { tell, isBusy } = useCommand<ImportGoods>();
  const skus = one.value?.lines ?? [];
  const each = Math.ceil(line.pieces / Math.max(1, skus.length));
  const lots = skus.map(({ sku }) => ({ sku, pieces: each }));
  const pieces = each * skus.length;
  return (
    <Popconfirm
      title={t("landed.confirm", {
        road: t(`road.${road}`),
        pieces,
        kinds: skus.length,
        fen: money((line.goodsFen + line.freightFen) * pieces, language),
      })}
      okText={t("landed.orderIt")}
      cancelText={t("cancel")}
      onConfirm={() =>
        void tell(
          { type: "logistics/import-goods", listing, source, road, code, isBuyers, lots },
          t("landed.ordered", { days: Math.round(line.leadDays) }),
        )
      }
    >
      <Button size="small" loading={isBusy} disabled={lots.length === 0}>
        {t("landed.orderIt")}
      </Button>
    </Popconfirm>
  );
}
