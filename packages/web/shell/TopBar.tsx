/** The top bar: the market clock and what moves it, the shop's cash, language, light, and the person. */
import type { Clock, Person } from "@dianzhang/api";
import { MoonOutlined, SunOutlined, UserOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { Money, useLanguage, useMode, useText, useView } from "@dianzhang/ui";
import { ClockControls } from "./ClockControls.tsx";
import { ClockStrip } from "./ClockStrip.tsx";
import { useSignOut } from "./session.ts";

interface TopBarProps {
  readonly person: Person | null;
  readonly progress: Clock | null;
}

export function TopBar({ person, progress }: TopBarProps) {
  const t = useText("web");
  const { value: shop } = useView<{ readonly name: string; readonly cashFen: number }>("storefront/shop");
  return (
    <header className="dz-top">
      <Link to="/" className="dz-brand">{t("brand")}</Link>
      <span className="dz-shop-name">{shop?.name}</span>
      <ClockStrip />
      <ClockControls progress={progress} />
      <span className="dz-spring" />
      {shop ? <span className="dz-cash"><span className="dz-quiet">{t("top.cash")}</span> <Money fen={shop.cashFen} short /></span> : null}
      <LanguageSwitch />
      <PersonMenu person={person} />
    </header>
  );
}

export function LanguageSwitch() {
  const { language, change } = useLanguage();
  const t = useText("web");
  const { mode, change: changeMode } = useMode();
  return (
    <span className="dz-actions">
      <Button type="text" size="small" onClick={() => change(language === "zh" ? "en" : "zh")}
        aria-label={t("top.language")}>
        {t("top.otherLanguage")}
      </Button>
      <Button type="text" size="small" icon={mode === "dark" ? <SunOutlined /> : <MoonOutlined />}
        aria-label={t("top.light")} onClick={() => changeMode(mode === "dark" ? "light" : "dark")} />
    </span>
  );
}

export function PersonMenu({ person }: { readonly person: Person | null }) {
  const t = useText("web");
  const signOut = useSignOut();
  if (!person) return null;
  const items = [{ key: "out", label: t("top.signOut"), onClick: () => void signOut() }];
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button type="text" size="small" icon={<UserOutlined />}>{person.name}</Button>
    </Dropdown>
  );
}
