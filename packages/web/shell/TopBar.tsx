/** The top bar: the market clock and what moves it, the shop's cash, language, light, and the person. */
import type { Clock, Person } from "@dianzhang/api";
import { Link } from "@tanstack/react-router";
import { Money, useText, useView } from "@dianzhang/ui";
import { ClockControls } from "./ClockControls.tsx";
import { ClockStrip } from "./ClockStrip.tsx";
import { MarketSwitch } from "./MarketSwitch.tsx";
import { LanguageSwitch, PersonMenu } from "./PersonBar.tsx";

interface TopBarProps {
  readonly person: Person | null;
  readonly progress: Clock | null;
}

export function TopBar({ person, progress }: TopBarProps) {
  const t = useText("web");
  const { value: shop } = useView<{ readonly name: string; readonly cashFen: number }>(
    "storefront/shop",
  );
  return (
    <header className="dz-top">
      <Link to="/" className="dz-brand">
        {t("brand")}
      </Link>
      <span className="dz-shop-name">{shop?.name}</span>
      <MarketSwitch />
      <ClockStrip />
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
