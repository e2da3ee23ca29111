/** The listing as a shopper meets it in the search results, with the badges it has there. */
import { Tag } from "antd";
import { count, Money, Picture, useLanguage, useText, useView } from "@dianzhang/ui";
import type { Shoot } from "../../commands.ts";

interface GoodsPreviewProps {
  readonly title: string;
  readonly picture: string | null;
  readonly shoot: Shoot;
  readonly priceFen: number | null;
  /** Null while it is not on sale: nobody sees it yet. */
  readonly listing: number | null;
}

/** Left out in markets of an earlier model. */
interface Shown {
  readonly listing: number;
  readonly nowFen?: number;
  readonly isFree?: boolean;
  readonly sold: number;
  readonly ratingPermille: number | null;
}

export function GoodsPreview({ title, picture, shoot, priceFen, listing }: GoodsPreviewProps) {
  const t = useText("listing");
  const { language } = useLanguage();
  const goods = useView<readonly Shown[]>(
    "listing/goods-on-show",
    {},
    { enabled: listing !== null },
  );
  const card = goods.value?.find((one) => one.listing === listing);
  const nowFen = card?.nowFen || priceFen;
  return (
    <aside className="dz-preview" aria-label={t("preview.title")}>
      <h2>{t("preview.title")}</h2>
      <Picture hash={picture} alt={title} size="fill" shoot={shoot} />
      <p>{title || t("preview.noTitle")}</p>
      <span>
        <span className="dz-price">
          <Money fen={nowFen} />
        </span>{" "}
        {nowFen !== null && priceFen !== null && nowFen < priceFen ? (
          <s className="dz-quiet">
            <Money fen={priceFen} />
          </s>
        ) : null}
      </span>
      {card ? (
        <span className="dz-quiet">
          {card.isFree ? <Tag color="green">{t("preview.free")}</Tag> : null}
          {t("preview.sold", { units: count(card.sold, language) })}
          {card.ratingPermille === null
            ? ""
            : ` · ${t("preview.stars", { stars: (card.ratingPermille / 1000).toFixed(1) })}`}
        </span>
      ) : (
        <span className="dz-quiet">{t("preview.unseen")}</span>
      )}
    </aside>
  );
}
