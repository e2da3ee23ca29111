/** The shop's campaigns on a calendar and in a list, and the platform's festivals one may apply for. */
import { useNavigate } from "@tanstack/react-router";
import { Button, Popconfirm, Tag } from "antd";
import {
  Block,
  CellValue,
  GoButton,
  Grid,
  Loaded,
  Money,
  Nothing,
  Page,
  useCommand,
  useLanguage,
  useMarket,
  useMarketPath,
  useMoreTexts,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };
import type { Calendar, CampaignLine, StopCampaign } from "../commands.ts";
import { CampaignCalendar } from "./CampaignCalendar.tsx";
import { Festivals } from "./Festivals.tsx";
import { ruleText, spanText } from "./words.ts";

const COLOURS = { running: "green", waiting: "blue", over: "default" } as const;

export function Screen() {
  useMoreTexts("campaigns", { zh, en });
  const t = useText("campaigns");
  const at = useMarketPath();
  const calendar = useView<Calendar>("campaigns/calendar");
  const lines = useView<readonly CampaignLine[]>("campaigns/campaign-list");
  return (
    <Page
      title={t("title")}
      note={t("note")}
      actions={
        <GoButton to={at("campaigns/new")} isPrimary>
          {t("new")}
        </GoButton>
      }
    >
      <Block title={t("calendar.title")}>
        <Loaded asked={calendar}>{(view) => <CampaignCalendar view={view} />}</Loaded>
      </Block>
      <Block title={t("list.title")}>
        <Loaded asked={lines}>
          {(rows) => (rows.length === 0 ? <NoCampaigns /> : <Lines rows={rows} />)}
        </Loaded>
      </Block>
      <Loaded asked={calendar}>{(view) => <Festivals view={view} />}</Loaded>
    </Page>
  );
}

function NoCampaigns() {
  const t = useText("campaigns");
  const at = useMarketPath();
  return (
    <Nothing text={t("list.none")}>
      <GoButton to={at("campaigns/new")} isPrimary>
        {t("new")}
      </GoButton>
    </Nothing>
  );
}

function Lines({ rows }: { readonly rows: readonly CampaignLine[] }) {
  const t = useText("campaigns");
  const go = useNavigate();
  const at = useMarketPath();
  return (
    <Grid
      rows={rows}
      rowKey={(line) => line.campaign}
      label={t("list.title")}
      searchText={(line) => line.name}
      onOpen={(line) => void go({ to: at(`campaigns/${line.campaign}`) })}
      columns={useColumns()}
    />
  );
}

function useColumns(): GridColumn<CampaignLine>[] {
  const t = useText("campaigns");
  const { language } = useLanguage();
  const { market } = useMarket();
  const at = useMarketPath();
  const figure = (id: "claimed" | "used" | "orders" | "sold"): GridColumn<CampaignLine> => ({
    id,
    title: t(`figure.${id}`),
    means: t(`means.${id}`),
    isNumber: true,
    order: (line) => line.figures[id],
    cell: (line) => <CellValue value={line.figures[id]} unit="count" />,
  });
  return [
    {
      id: "name",
      title: t("column.name"),
      order: (line) => line.name,
      cell: (line) => (
        <>
          <GoText to={at(`campaigns/${line.campaign}`)}>{line.name}</GoText>
          <br />
          <small className="dz-quiet">
            {t(`kind.${line.rule.kind}`)} · {ruleText(line.rule, t, language)}
          </small>
        </>
      ),
    },
    {
      id: "status",
      title: t("column.status"),
      order: (line) => line.status,
      cell: (line) => <Tag color={COLOURS[line.status]}>{t(`status.${line.status}`)}</Tag>,
    },
    {
      id: "time",
      title: t("column.time"),
      order: (line) => line.from,
      cell: (line) => spanText(market.firstDay, line.from, line.until),
    },
    figure("orders"),
    figure("claimed"),
    figure("used"),
    figure("sold"),
    {
      id: "off",
      title: t("figure.offFen"),
      isNumber: true,
      order: (line) => line.figures.offFen,
      cell: (line) => <Money fen={line.figures.offFen} />,
    },
    {
      id: "paid",
      title: t("figure.paidFen"),
      isNumber: true,
      order: (line) => line.figures.paidFen,
      cell: (line) => <Money fen={line.figures.paidFen} />,
    },
    { id: "do", title: "", cell: (line) => <Stop line={line} /> },
  ];
}

function GoText({ to, children }: { readonly to: string; readonly children: string }) {
  const go = useNavigate();
  return (
    <a
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        void go({ to });
      }}
    >
      {children}
    </a>
  );
}

function Stop({ line }: { readonly line: CampaignLine }) {
  const t = useText("campaigns");
  const { tell, isBusy } = useCommand<StopCampaign>();
  if (line.status === "over" || line.festival !== null) return null;
  return (
    <Popconfirm
      title={t("stop.sure")}
      okText={t("stop.stop")}
      cancelText={t("stop.keep")}
      onConfirm={() =>
        void tell({ type: "campaigns/stop-campaign", campaign: line.campaign }, t("stop.done"))
      }
    >
      <Button size="small" loading={isBusy}>
        {t("stop.stop")}
      </Button>
    </Popconfirm>
  );
}
