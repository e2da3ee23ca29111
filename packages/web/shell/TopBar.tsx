/** The top bar: the market clock and what moves it, the shop's cash, language, light, and the person. */
import type { Person } from "@dianzhang/api";
import { Link } from "@tanstack/react-router";
import { Money, useMarket, useText, useView } from "@dianzhang/ui";
import { ClockControls } from "./ClockControls.tsx";
import { ClockStrip } from "./ClockStrip.tsx";
import { MarketSwitch } from "./MarketSwitch.tsx";
import { LanguageSwitch, PersonMenu } from "./PersonBar.tsx";
import type { Running } from "./use-watch.ts";

interface TopBarProps {
  readonly person: Person | null;
  readonly progress: Running | null;
}

export function TopBar({ person, progress }: TopBarProps) {
  const t = useText("web");
  const { market, shop: number } = useMarket();
  const watched =
    market.shop === null ? market.seats.find((seat) => seat.shop === number)?.name : undefined;
  const { value: shop } = useView<{ readonly name: string; readonly cashFen: number }>(
    "storefront/shop",
  );
  return (
    <header className="dz-top">
      <Link to="/" className="dz-brand">
        {t("brand")}
      </Link>
      <span className="dz-shop-name">
        {watched ? `${watched} · ` : null}
        {shop?.name}
      </span>
      <MarketSwitch />
      <ClockStrip now={progress?.now ?? market.now} />
      <ClockControls progress={progress} />
      <span className="dz-spring" />
      {shop ? (
        <span className="dz-cash">
          <span className="dz-quiet">{t("top.cash")}</span> <Money fen={shop.cashFen} short />
        </span>
      ) : null}
      <LanguageSwitch />
      <PersonMenu person={person} />
    </header>
  );
}
