/** The shop as every shopper sees it: its face, what stands on its front page, and each card with its badges. */
import { Tag } from "antd";
import {
  count,
  inLanguage,
  Loaded,
  Money,
  Nothing,
  Picture,
  useLanguage,
  useText,
  useView,
  type Earlier,
} from "@dianzhang/ui";
import type { ShopFrontGoods, ShopFrontView } from "../commands.ts";

/** Markets of an earlier model tell of tags only. */
type Card = Earlier<ShopFrontGoods, "nowFen" | "isFree" | "isShowcased" | "shoot" | "isSoldOut">;

export function ShopFront() {
  const t = useText("storefront");
  const front = useView<ShopFrontView>("storefront/shop-front");
  return (
    <Loaded asked={front}>
      {({ name, logo, goods, isOpen }) => {
        if (!isOpen) return <Nothing text={t("front.closed")} />;
        if (goods.length === 0) return <Nothing text={t("front.noGoods")} />;
        return (
          <>
            <div className="dz-front-head">
              {logo ? <Picture hash={logo} alt={t("profile.logo")} size={48} /> : null}
              <strong>{name}</strong>
              <span className="dz-quiet">{t("front.goods", { count: goods.length })}</span>
            </div>
            <ul className="dz-shelf">
              {goods.map((one) => (
                <ShelfCard key={one.listing} card={one} />
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}

function ShelfCard({ card }: { readonly card: Card }) {
  const t = useText("storefront");
  const { language } = useLanguage();
  const nowFen = card.nowFen ?? card.priceFen;
  return (
    <li>
      <Picture hash={card.picture} alt={card.title} size="fill" shoot={card.shoot} />
      <strong title={card.title}>{card.title}</strong>
      <span>
        <span className="dz-price">
          <Money fen={nowFen} />
        </span>{" "}
        {nowFen < card.priceFen ? (
          <s className="dz-quiet">
            <Money fen={card.priceFen} />
          </s>
        ) : null}
      </span>
      <span>
        {card.isFree ? <Tag color="green">{t("front.free")}</Tag> : null}
        {card.isShowcased ? <Tag>{t("front.showcased")}</Tag> : null}
        {card.isSoldOut ? <Tag color="orange">{t("front.soldOut")}</Tag> : null}
      </span>
      <span className="dz-quiet">
        {card.origin ? `${inLanguage(card.origin, language)} · ` : ""}
        {t("front.sold", { units: count(card.sold, language) })}
        {card.ratingPermille === null
          ? ""
          : ` · ${t("front.stars", { stars: (card.ratingPermille / 1000).toFixed(1) })}`}
      </span>
    </li>
  );
}
