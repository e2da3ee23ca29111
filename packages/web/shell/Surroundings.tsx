/** What stands around every screen: theme, language of the components, questions to the server, messages. */
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import enUs from "antd/es/locale/en_US.js";
import zhCn from "antd/es/locale/zh_CN.js";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import {
  cssVariables,
  ModeContext,
  rememberedMode,
  rememberMode,
  themeOf,
  useLanguage,
  useText,
  type Mode,
} from "@dianzhang/ui";

interface SurroundingsProps {
  readonly queries: QueryClient;
  readonly children: ReactNode;
}

export function Surroundings({ queries, children }: SurroundingsProps) {
  const { language } = useLanguage();
  const t = useText("web");
  const [mode, setMode] = useState<Mode>(rememberedMode);
  const title = t("brand");
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    for (const [name, value] of Object.entries(cssVariables(mode))) {
      document.documentElement.style.setProperty(name, value);
    }
    document.documentElement.style.colorScheme = mode;
  }, [mode]);
  const choice = useMemo(
    () => ({
      mode,
      change: (next: Mode) => {
        rememberMode(next);
        setMode(next);
      },
    }),
    [mode],
  );
  return (
    <ModeContext value={choice}>
      <ConfigProvider
        theme={themeOf(mode)}
        locale={language === "zh" ? zhCn : enUs}
        button={{ autoInsertSpace: false }}
      >
        <App message={{ top: 64, pauseOnHover: false, maxCount: 3 }}>
          <QueryClientProvider client={queries}>{children}</QueryClientProvider>
        </App>
      </ConfigProvider>
    </ModeContext>
  );
}
