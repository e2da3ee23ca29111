/** The shop as every shopper sees it. */
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
} from "@dianzhang/ui";
import type { ShopFrontView } from "../commands.ts";

export function ShopFront() {
  const t = useText("storefront");
  const { language } = useLanguage();
  const front = useView<ShopFrontView>("storefront/shop-front");
  return (
    <Loaded asked={front}>
      {({ goods, isOpen }) => {
        if (!isOpen) return <Nothing text={t("front.closed")} />;
        if (goods.length === 0) return <Nothing text={t("front.noGoods")} />;
        return (
          <ul className="dz-shelf">
            {goods.map((one) => (
              <li key={one.listing}>
                <Picture hash={one.picture} alt={one.title} size="fill" />
                <strong title={one.title}>{one.title}</strong>
                <span className="dz-price">
                  <Money fen={one.priceFen} />
                </span>
                <span className="dz-quiet">
                  {one.origin ? `${inLanguage(one.origin, language)} · ` : ""}
                  {t("front.sold", { units: count(one.sold, language) })}
                  {one.ratingPermille === null
                    ? ""
                    : ` · ${t("front.stars", { stars: (one.ratingPermille / 1000).toFixed(1) })}`}
                </span>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
