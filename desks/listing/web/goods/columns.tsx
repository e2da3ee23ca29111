/** The columns of the goods table. */
import { Link } from "@tanstack/react-router";
import { Tag } from "antd";
import { CellValue, Money, Picture, Rate, type Earlier, type GridColumn } from "@dianzhang/ui";
import type { ListingLine } from "../../commands.ts";

/** A market of an earlier model takes no variants off sale. */
export type GoodsLine = Earlier<ListingLine, "skusOff" | "stockOff">;

type Words = (key: string, values?: Record<string, unknown>) => string;

interface Around {
  readonly at: (path: string) => string;
  readonly categoryName: (id: string) => string;
}

export function goodsColumns(t: Words, { at, categoryName }: Around): GridColumn<GoodsLine>[] {
  const number = (id: string, read: (line: GoodsLine) => number | null): GridColumn<GoodsLine> => ({
    id,
    title: t(`column.${id}`),
    means: t(`means.${id}`),
    isNumber: true,
    order: read,
    cell: (line) => <CellValue value={read(line)} unit="count" />,
  });
  return [
    {
      id: "title",
      title: t("column.title"),
      order: (line) => line.title,
      cell: (line) => (
        <Link to={at(`goods/${line.listing}`)} className="dz-goods">
          <Picture hash={line.picture} alt="" size={36} shoot={line.shoot} />
          <span>
            {line.title}
            <br />
            <small className="dz-quiet">
              {categoryName(line.category)} · {t(`grade.${line.grade}`)}
            </small>
          </span>
        </Link>
      ),
    },
    {
      id: "state",
      title: t("column.state"),
      order: (line) => Number(line.isPublished),
      cell: (line) => <State t={t} line={line} />,
    },
    {
      id: "price",
      title: t("column.price"),
      means: t("means.price"),
      isNumber: true,
      order: (line) => line.minPriceFen,
      cell: (line) => (
        <>
          <Money fen={line.minPriceFen} />
          {line.maxPriceFen > line.minPriceFen ? (
            <>
              {" "}
              – <Money fen={line.maxPriceFen} />
            </>
          ) : null}
        </>
      ),
    },
    {
      id: "cost",
      title: t("column.cost"),
      means: t("means.cost"),
      isNumber: true,
      order: (line) => line.unitCostFen,
      isHidden: true,
      cell: (line) => <Money fen={line.unitCostFen} />,
    },
    number("stock", (line) => line.stock),
    number("incoming", (line) => line.incoming),
    number("exposures", (line) => line.exposures),
    number("visits", (line) => line.visits),
    number("units", (line) => line.units),
    {
      id: "conversion",
      title: t("column.conversion"),
      means: t("means.conversion"),
      isNumber: true,
      order: conversionOf,
      cell: (line) => <Rate value={conversionOf(line)} />,
    },
    {
      id: "sales",
      title: t("column.sales"),
      means: t("means.sales"),
      isNumber: true,
      order: (line) => line.salesFen,
      cell: (line) => <Money fen={line.salesFen} />,
    },
    {
      id: "stars",
      title: t("column.stars"),
      means: t("means.stars"),
      isNumber: true,
      order: (line) => line.ratingPermille,
      isHidden: true,
      cell: (line) =>
        line.ratingPermille === null ? "–" : (line.ratingPermille / 1000).toFixed(1),
    },
    {
      id: "completeness",
      title: t("column.completeness"),
      means: t("means.completeness"),
      isNumber: true,
      isHidden: true,
      order: (line) => line.completenessPermille,
      cell: (line) => <Rate value={line.completenessPermille / 1000} />,
    },
  ];
}

function State({ t, line }: { readonly t: Words; readonly line: GoodsLine }) {
  const { isPublished, skus, skusOff = 0 } = line;
  if (!isPublished) return <Tag>{t("state.off")}</Tag>;
  const isDead = skusOff === skus;
  return (
    <>
      <Tag color={isDead ? "orange" : "green"}>{t(isDead ? "goods.noneOn" : "state.on")}</Tag>
      {skusOff > 0 ? (
        <div className="dz-quiet">
          {isDead ? t("goods.allOff") : t("goods.someOff", { off: skusOff, all: skus })}
        </div>
      ) : null}
    </>
  );
}

function conversionOf(line: GoodsLine): number | null {
  return line.visits > 0 ? line.orders / line.visits : null;
}
