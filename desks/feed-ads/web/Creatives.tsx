/** Creatives of each unit side by side: click rates, how sure they are, and which one is ahead. */
import { Button, Input, Segmented, Select, Space, Switch, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  Grid,
  Money,
  Nothing,
  Picture,
  Rate,
  useCommand,
  useText,
  type GridColumn,
} from "@dianzhang/ui";
import {
  PITCHES,
  type AddCreative,
  type CreativeLine,
  type Pitch,
  type SetCreative,
  type SetUnit,
  type UnitLine,
} from "../commands.ts";
import { audienceText } from "./audience-text.ts";
import { ChooseCampaign } from "./ChooseCampaign.tsx";
import type { CampaignsProps } from "./FeedAds.tsx";
import { isMissing, PictureChoice, type Shown } from "./PictureChoice.tsx";

export function Creatives({ campaigns }: CampaignsProps) {
  const t = useText("feed-ads");
  return (
    <ChooseCampaign campaigns={campaigns}>
      {(line) =>
        line.units.length === 0 ? (
          <Block>
            <Nothing text={t("unit.none")} />
          </Block>
        ) : (
          line.units.map((unit) => <UnitCreatives key={unit.unit} unit={unit} />)
        )
      }
    </ChooseCampaign>
  );
}

function UnitCreatives({ unit }: { readonly unit: UnitLine }) {
  const t = useText("feed-ads");
  const { tell } = useCommand<SetUnit>();
  const rotation = (
    <Segmented
      aria-label={t("rotation.which")}
      size="small"
      value={unit.isOptimised ? "best" : "even"}
      options={["even", "best"].map((value) => ({ value, label: t(`rotation.${value}`) }))}
      onChange={(value) =>
        void tell(
          { type: "feed-ads/set-unit", unit: unit.unit, isOptimised: value === "best" },
          t("saved"),
        )
      }
    />
  );
  return (
    <Block title={`${unit.listingTitle} · ${audienceText(t, unit.audience)}`} extra={rotation}>
      <p className="dz-quiet">{t(unit.isOptimised ? "rotation.bestWhy" : "rotation.evenWhy")}</p>
      <SideBySide unit={unit} />
      <Add unit={unit.unit} />
    </Block>
  );
}

function SideBySide({ unit }: { readonly unit: UnitLine }) {
  const t = useText("feed-ads");
  const { tell } = useCommand<SetCreative>();
  const columns: GridColumn<CreativeLine>[] = [
    { id: "text", title: t("creative.text"), width: 220, cell: (one) => one.text },
    { id: "pitch", title: t("creative.pitch"), cell: (one) => t(`pitch.${one.pitch}`) },
    {
      id: "picture",
      title: t("creative.picture"),
      cell: (one) =>
        one.upload === null ? (
          t(`shown.${one.picture}`)
        ) : (
          <Picture hash={one.upload} alt={one.text} size={40} />
        ),
    },
    {
      id: "appeal",
      title: t("creative.appeal"),
      means: t("means.appeal"),
      isNumber: true,
      cell: (one) => one.picturePermille,
    },
    {
      id: "exposures",
      title: t("column.exposures"),
      means: t("means.exposures"),
      isNumber: true,
      cell: (one) => one.exposures,
    },
    {
      id: "clicks",
      title: t("column.clicks"),
      means: t("means.clicks"),
      isNumber: true,
      cell: (one) => one.clicks,
    },
    {
      id: "rate",
      title: t("column.clickRate"),
      means: t("means.clickRate"),
      isNumber: true,
      cell: (one) => <Rate value={one.exposures > 0 ? one.clicks / one.exposures : null} />,
    },
    {
      id: "sure",
      title: t("creative.sure"),
      means: t("means.sure"),
      isNumber: true,
      cell: (one) =>
        one.rateLow === null || one.rateHigh === null ? (
          "–"
        ) : (
          <>
            <Rate value={one.rateLow / 100_000} /> – <Rate value={one.rateHigh / 100_000} />
          </>
        ),
    },
    {
      id: "verdict",
      title: t("creative.verdict"),
      means: t("means.verdict"),
      cell: (one) => <Verdict line={one} isFirst={one === unit.creatives[0]} />,
    },
    {
      id: "cost",
      title: t("column.cost"),
      means: t("means.cost"),
      isNumber: true,
      cell: (one) => <Money fen={one.costFen} />,
    },
    {
      id: "orders",
      title: t("column.orders"),
      means: t("means.orders"),
      isNumber: true,
      cell: (one) => one.orders,
    },
    {
      id: "state",
      title: t("column.state"),
      cell: (one) => (
        <Switch
          size="small"
          checked={one.isRunning}
          aria-label={t("column.state")}
          onChange={(isRunning) =>
            void tell(
              { type: "feed-ads/set-creative", creative: one.creative, isRunning },
              t("saved"),
            )
          }
        />
      ),
    },
  ];
  return (
    <Grid
      rows={unit.creatives}
      columns={columns}
      rowKey={(one) => one.creative}
      label={t("tab.creatives")}
      empty={<Nothing text={t("creative.none")} />}
    />
  );
}

/** From this many thousandths on a difference is called sure. */
const SURE = 950;

interface VerdictProps {
  readonly line: CreativeLine;
  readonly isFirst: boolean;
}

function Verdict({ line, isFirst }: VerdictProps) {
  const t = useText("feed-ads");
  const { beatsFirst } = line;
  if (isFirst) return <span className="dz-quiet">{t("verdict.first")}</span>;
  if (beatsFirst === null) return <span className="dz-quiet">{t("verdict.open")}</span>;
  // Nothing measured is quite certain.
  const percent = Math.max(1, Math.min(99, Math.round(beatsFirst / 10)));
  if (beatsFirst >= SURE) return <Tag color="green">{t("verdict.better", { percent })}</Tag>;
  if (beatsFirst <= 1000 - SURE)
    return <Tag color="red">{t("verdict.worse", { percent: 100 - percent })}</Tag>;
  return <span className="dz-quiet">{t("verdict.unsure", { percent })}</span>;
}

function Add({ unit }: { readonly unit: number }) {
  const t = useText("feed-ads");
  const { tell, isBusy } = useCommand<AddCreative>();
  const [pitch, setPitch] = useState<Pitch>("plain");
  const [shown, setShown] = useState<Shown>({ picture: "listing", upload: null });
  const [text, setText] = useState("");
  const add = async () => {
    const command = { type: "feed-ads/add-creative", unit, pitch, ...shown, text } as const;
    if (await tell(command, t("creative.added"))) setText("");
  };
  return (
    <Space wrap align="start" className="dz-below">
      <Select
        value={pitch}
        aria-label={t("creative.pitch")}
        options={PITCHES.map((value) => ({ value, label: t(`pitch.${value}`) }))}
        onChange={setPitch}
      />
      <PictureChoice value={shown} onChange={setShown} />
      <Input
        value={text}
        maxLength={40}
        placeholder={t("creative.text")}
        aria-label={t("creative.text")}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        disabled={text.trim().length < 2 || isMissing(shown)}
        loading={isBusy}
        onClick={() => void add()}
      >
        {t("creative.add")}
      </Button>
    </Space>
  );
}
