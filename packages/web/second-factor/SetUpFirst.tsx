/** What a teacher sees who must have a second factor and has none: this, and nothing else yet. */
import type { FactorState } from "@dianzhang/api";
import { useQueryClient } from "@tanstack/react-query";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { Loaded, useRoute, useText } from "@dianzhang/ui";
import { LanguageSwitch } from "../shell/PersonBar.tsx";
import { useSession, useSignOut } from "../shell/session.ts";
import { SetUp } from "./SetUp.tsx";
import { useLaterWords } from "../words/later-words.ts";

export function SetUpFirst() {
  useLaterWords();
  const t = useText("web");
  const session = useSession();
  const signOut = useSignOut();
  const queries = useQueryClient();
  const go = useNavigate();
  const state = useRoute<FactorState>(["second-factor"], "/api/me/second-factor");
  const enter = async () => {
    queries.clear();
    await go({ to: "/" });
  };
  if (session.value && !session.value.person) return <Navigate to="/sign-in" />;
  return (
    <div className="dz-door">
      <div>
        <header className="dz-page-head">
          <span className="dz-brand">{t("brand")}</span>
          <LanguageSwitch />
        </header>
        <h2>{t("secondFactor.title")}</h2>
        <Alert type="warning" showIcon title={t("secondFactor.owed")} />
        <Loaded asked={state}>
          {(value) => <SetUp needsPassword={value.hasPassword} onDone={() => void enter()} />}
        </Loaded>
        <Button type="text" onClick={() => void signOut()}>
          {t("top.signOut")}
        </Button>
      </div>
    </div>
  );
}
