/** The campaign as shoppers find it on their phones: what is offered, until when, and what is left. */
import {
  Block,
  Loaded,
  Money,
  Nothing,
  Picture,
  useLanguage,
  useMarket,
  useText,
  useView,
} from "@dianzhang/ui";
import type { CampaignPage as PageView } from "../commands.ts";
import { ruleText, spanText } from "./words.ts";

export function CampaignPage({ campaign }: { readonly campaign: number }) {
  const t = useText("campaigns");
  const asked = useView<PageView | null>("campaigns/page", { campaign });
  return (
    <Block title={t("page.title")}>
      <p className="dz-quiet">{t("page.note")}</p>
      <Loaded asked={asked}>
        {(page) => (page ? <Phone page={page} /> : <Nothing text={t("page.none")} />)}
      </Loaded>
    </Block>
  );
}

function Phone({ page }: { readonly page: PageView }) {
  const t = useText("campaigns");
  const { language } = useLanguage();
  const { market } = useMarket();
  return (
    <div className="dz-campaign-phone">
      <header>
        <strong>{page.name}</strong>
        <span>{ruleText(page.rule, t, language)}</span>
        <small>{spanText(market.firstDay, page.from, page.until)}</small>
      </header>
      {page.goods.length === 0 ? <Nothing text={t("page.none")} /> : null}
      <ul>
        {page.goods.map((one) => (
          <li key={one.listing}>
            <Picture hash={one.picture} alt={one.title} size="fill" />
            <span>{one.title}</span>
            <span>
              <Money fen={one.priceFen} />{" "}
              {one.priceFen < one.tagFen ? (
                <s className="dz-quiet">
                  <Money fen={one.tagFen} />
                </s>
              ) : null}
            </span>
            <small className="dz-quiet">
              {one.stock > 0 ? t("page.left", { pieces: one.stock }) : t("page.gone")}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
