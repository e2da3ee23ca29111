/** Supply: where every piece is, whom to buy from, what came and what was wrong with it, and standing orders. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button, Popconfirm, Tabs } from "antd";
import type { ComponentType } from "react";
import {
  Block,
  Loaded,
  Page,
  useCommand,
  useMarketPath,
  useMoreTexts,
  useText,
  useView,
} from "@dianzhang/ui";
import type { SeatView } from "../commands.ts";
import { Buying } from "./buying/Buying.tsx";
import { Rules } from "./rules/Rules.tsx";
import { Stock } from "./stock/Stock.tsx";
import { Suppliers } from "./suppliers/Suppliers.tsx";
import "./supply.css";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

interface TabProps {
  readonly seat: SeatView;
}

const TABS: Readonly<Record<string, ComponentType<TabProps>>> = {
  stock: Stock,
  buying: Buying,
  suppliers: Suppliers,
  rules: Rules,
};

export function Screen() {
  useMoreTexts("supply", { zh, en });
  const t = useText("supply");
  const seat = useView<SeatView>("supply/seat");
  return (
    <Page title={t("title")} note={t("note")} actions={seat.value?.isTaken ? <GiveBack /> : null}>
      <Loaded asked={seat}>
        {(view) => (view.isTaken ? <Taken seat={view} /> : <TakeOver />)}
      </Loaded>
    </Page>
  );
}

function Taken({ seat }: TabProps) {
  const t = useText("supply");
  const { tab = "stock" } = useParams({ strict: false }) as { readonly tab?: string };
  const go = useNavigate();
  const at = useMarketPath();
  const Body = TABS[tab] ?? Stock;
  return (
    <>
      <Tabs
        activeKey={tab}
        items={Object.keys(TABS).map((key) => ({
          key,
          label:
            key === "buying" && seat.waiting > 0
              ? t("tab.waiting", { count: seat.waiting })
              : t(`tab.${key}`),
        }))}
        onChange={(key) => void go({ to: at(`supply/${key}`) })}
      />
      <Body seat={seat} />
    </>
  );
}

function GiveBack() {
  const t = useText("supply");
  const { tell, isBusy } = useCommand<{ type: "supply/give-back" }>();
  return (
    <Popconfirm
      title={t("give.why")}
      okText={t("give.back")}
      cancelText={t("cancelled")}
      onConfirm={() => void tell({ type: "supply/give-back" }, t("give.done"))}
    >
      <Button loading={isBusy}>{t("give.back")}</Button>
    </Popconfirm>
  );
}

function TakeOver() {
  const t = useText("supply");
  const { tell, isBusy } = useCommand<{ type: "supply/take-over" }>();
  return (
    <Block title={t("take.title")}>
      <p>{t("take.now")}</p>
      <p>{t("take.then")}</p>
      <Button
        type="primary"
        loading={isBusy}
        onClick={() => void tell({ type: "supply/take-over" }, t("take.done"))}
      >
        {t("take.over")}
      </Button>
    </Block>
  );
}
