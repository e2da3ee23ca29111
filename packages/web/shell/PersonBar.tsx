/** Language, light, and the person with the way out. */
import type { Person } from "@dianzhang/api";
import { LogoutOutlined, MoonOutlined, SunOutlined, UserOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLanguage, useMode, useText } from "@dianzhang/ui";
import { useSignOut } from "./session.ts";

// Seldom opened, so not part of what a first visit loads.
const Account = lazy(() =>
  import("./Account.tsx").then(({ Account: shown }) => ({ default: shown })),
);

export function LanguageSwitch() {
  const { language, change } = useLanguage();
  const t = useText("web");
  const { mode, change: changeMode } = useMode();
  return (
    <span className="dz-actions">
      <Button
        type="text"
        size="small"
        onClick={() => change(language === "zh" ? "en" : "zh")}
        aria-label={t("top.language")}
      >
        {t("top.otherLanguage")}
      </Button>
      <Button
        type="text"
        size="small"
        icon={mode === "dark" ? <SunOutlined /> : <MoonOutlined />}
        aria-label={t("top.light")}
        onClick={() => changeMode(mode === "dark" ? "light" : "dark")}
      />
    </span>
  );
}

export function PersonMenu({ person }: { readonly person: Person | null }) {
  const t = useText("web");
  const signOut = useSignOut();
  const [isOpen, setOpen] = useState(false);
  if (!person) return null;
  return (
    <span className="dz-actions">
      <Button
        type="text"
        size="small"
        aria-label={`${t("account.open")}: ${person.name}`}
        icon={<UserOutlined />}
        onClick={() => setOpen(true)}
      >
        <span className="dz-person">{person.name}</span>
      </Button>
      {isOpen ? (
        <Suspense>
          <Account onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
      <Button
        type="text"
        size="small"
        icon={<LogoutOutlined />}
        aria-label={t("top.signOut")}
        title={t("top.signOut")}
        onClick={() => void signOut()}
      />
    </span>
  );
}
