/** All rooms of the shop, planned, on air and over, and what each came to. */
import { useNavigate } from "@tanstack/react-router";
import { Tag } from "antd";
import {
  Block,
  dayOfTick,
  dayText,
  GoButton,
  Grid,
  hourOfTick,
  hourText,
  Loaded,
  Money,
  Nothing,
  Page,
  Rate,
  useLanguage,
  useMarket,
  useMarketPath,
  useMoreTexts,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { Reach, RoomLine } from "../commands.ts";
import { Report } from "./Report.tsx";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

const COLOURS = { planned: "blue", live: "red", over: "default", cancelled: "default" } as const;

export function Screen() {
  useMoreTexts("live", { zh, en });
  const t = useText("live");
  const at = useMarketPath();
  const rooms = useView<readonly RoomLine[]>("live/room-list");
  const reach = useView<Reach>("live/audience");
  const note = reach.value ? t("note", { followers: reach.value.followers }) : null;
  return (
    <Page
      title={t("title")}
      note={note}
      actions={
        <GoButton to={at("live/new")} isPrimary>
          {t("new")}
        </GoButton>
      }
    >
      <Block title={t("rooms")}>
        <Loaded asked={rooms}>{(lines) => <Rooms lines={lines} />}</Loaded>
      </Block>
      <Report />
    </Page>
  );
}

function Rooms({ lines }: { readonly lines: readonly RoomLine[] }) {
  const t = useText("live");
  const { language } = useLanguage();
  const { market } = useMarket();
  const at = useMarketPath();
  const go = useNavigate();
  const number = (id: string, of: (line: RoomLine) => number): GridColumn<RoomLine> => ({
    id,
    title: t(`column.${id}`),
    means: t(`means.${id}`),
    isNumber: true,
    cell: of,
    order: of,
  });
  const columns: GridColumn<RoomLine>[] = [
    {
      id: "name",
      title: t("column.name"),
      cell: (line) => <GoButton to={at(`live/${line.room}`)}>{line.name}</GoButton>,
    },
    {
      id: "when",
      title: t("column.when"),
      order: (line) => line.startTick,
      cell: (line) =>
        `${dayText(market.firstDay, dayOfTick(line.startTick), language)} ${hourText(hourOfTick(line.startTick))}`,
    },
    {
      id: "state",
      title: t("column.state"),
      cell: (line) => <Tag color={COLOURS[line.state]}>{t(`state.${line.state}`)}</Tag>,
    },
    { id: "host", title: t("column.host"), cell: (line) => t(`host.${line.host}`) },
    number("items", (line) => line.items),
    number("joins", (line) => line.figures.joins),
    number("peak", (line) => line.figures.peak),
    number("orders", (line) => line.figures.orders),
    {
      id: "rate",
      title: t("column.rate"),
      means: t("means.rate"),
      isNumber: true,
      cell: ({ figures }) => (
        <Rate value={figures.joins > 0 ? figures.orders / figures.joins : null} />
      ),
    },
    {
      id: "sales",
      title: t("column.sales"),
      means: t("means.sales"),
      isNumber: true,
      order: (line) => line.figures.salesFen,
      cell: (line) => <Money fen={line.figures.salesFen} />,
    },
    {
      id: "cost",
      title: t("column.cost"),
      means: t("means.cost"),
      isNumber: true,
      cell: ({ figures }) => <Money fen={figures.hostFen + figures.paidFen} />,
    },
  ];
  return (
    <Grid
      rows={lines}
      columns={columns}
      rowKey={(line) => line.room}
      searchText={(line) => line.name}
      label={t("rooms")}
      onOpen={(line) => void go({ to: at(`live/${line.room}`) })}
      empty={<Nothing text={t("none")} />}
    />
  );
}
