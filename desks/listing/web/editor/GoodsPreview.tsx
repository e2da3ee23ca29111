/** The listing as a shopper meets it in the search results. */
import { Money, Picture, useText } from "@dianzhang/ui";

interface GoodsPreviewProps {
  readonly title: string;
  readonly picture: string | null;
  readonly priceFen: number | null;
}

export function GoodsPreview({ title, picture, priceFen }: GoodsPreviewProps) {
  const t = useText("listing");
  return (
    <aside className="dz-preview" aria-label={t("preview.title")}>
      <h2>{t("preview.title")}</h2>
      <Picture hash={picture} alt={title} size="fill" />
      <p>{title || t("preview.noTitle")}</p>
      <span className="dz-price">
        <Money fen={priceFen} />
      </span>
    </aside>
  );
}
