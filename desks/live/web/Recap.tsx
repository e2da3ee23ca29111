/** What a room came to: headline figures, the curve minute by minute, the moment that lost most, and each thing's part. */
import { Alert } from "antd";
import { Block, Chart, count, Money, Rate, useLanguage, useText } from "@dianzhang/ui";
import type { RoomView } from "../commands.ts";
import { Items } from "./Items.tsx";

export function Recap({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  const { language } = useLanguage();
  const labels = view.minutes.map(({ minute }) => String(minute + 1));
  const of = (pick: (minute: RoomView["minutes"][number]) => number) => view.minutes.map(pick);
  const whole = (value: number) => count(value, language);
  return (
    <>
      <Headlines view={view} />
      <Worst view={view} />
      <Chart
        title={t("recap.curve")}
        unit={t("recap.people")}
        labels={labels}
        series={[
          { name: t("recap.viewers"), values: of(({ viewers }) => viewers) },
          { name: t("recap.joins"), values: of(({ joins }) => joins), isQuiet: true },
          { name: t("recap.leaves"), values: of(({ leaves }) => leaves), isQuiet: true },
        ]}
        format={whole}
      />
      <Chart
        title={t("recap.selling")}
        unit={t("recap.times")}
        kind="bar"
        labels={labels}
        series={[
          { name: t("recap.clicks"), values: of(({ clicks }) => clicks), isQuiet: true },
          { name: t("recap.orders"), values: of(({ orders }) => orders) },
        ]}
        format={whole}
      />
      <Block title={t("recap.items")}>
        <Items view={view} />
      </Block>
    </>
  );
}

function Headlines({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  const { figures } = view;
  const [followers = 0, feed = 0, paid = 0] = figures.joinsBySource;
  const stayed = view.minutes.reduce((sum, { viewers }) => sum + viewers, 0);
  const cost = figures.hostFen + figures.paidFen;
  const cards = [
    { id: "joins", shown: figures.joins, foot: t("recap.sources", { followers, feed, paid }) },
    { id: "peak", shown: figures.peak, foot: t("recap.peakWhy") },
    {
      id: "stay",
      shown: figures.joins > 0 ? (stayed / figures.joins).toFixed(1) : "–",
      foot: t("recap.stayWhy"),
    },
    {
      id: "answered",
      shown: <Rate value={figures.questions > 0 ? figures.answered / figures.questions : null} />,
      foot: t("recap.asked", { questions: figures.questions }),
    },
    {
      id: "orders",
      shown: figures.orders,
      foot: <Rate value={figures.joins > 0 ? figures.orders / figures.joins : null} />,
    },
    { id: "sales", shown: <Money fen={figures.salesFen} />, foot: t("recap.salesWhy") },
    { id: "margin", shown: <Money fen={figures.marginFen} />, foot: t("recap.marginWhy") },
    { id: "cost", shown: <Money fen={cost} />, foot: t("recap.costWhy") },
  ];
  return (
    <div className="dz-figures">
      {cards.map(({ id, shown, foot }) => (
        <div key={id} className="dz-figure">
          <div className="dz-figure-label">{t(`recap.${id}`)}</div>
          <div className="dz-figure-value">{shown}</div>
          <div className="dz-figure-foot dz-quiet">{foot}</div>
        </div>
      ))}
    </div>
  );
}

function Worst({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  const { worst } = view;
  if (!worst || worst.leaves <= worst.joins) return null;
  const title = worst.item === null ? t("air.nothing") : (view.titles[worst.item] ?? "");
  return (
    <Alert
      type="warning"
      showIcon
      title={t("recap.worst", {
        minute: worst.minute + 1,
        leaves: worst.leaves,
        joins: worst.joins,
        title,
        block: t(`block.${worst.block}`),
      })}
    />
  );
}
