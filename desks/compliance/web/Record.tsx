/** Points and what they lead to; goods whose titles are a risk; licences held. */
import { Alert, Button, Input, Progress, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  dayOfTick,
  GoButton,
  Grid,
  Money,
  Nothing,
  shortDay,
  useCommand,
  useMarket,
  useMarketPath,
  useText,
  type GridColumn,
} from "@dianzhang/ui";
import type { BuyLicence, RecordView } from "../commands.ts";
import { Marked } from "./Marked.tsx";
import { Spoken } from "./Spoken.tsx";

type Risk = RecordView["risks"][number];
const MOST = 48;

export function Record({ view }: { readonly view: RecordView }) {
  const t = useText("compliance");
  const { market } = useMarket();
  const day = (tick: number): string => shortDay(market.firstDay, dayOfTick(tick));
  return (
    <>
      {view.isOn ? null : <Alert type="info" showIcon title={t("duty.why")} />}
      <div className="dz-columns-2">
        <Block title={t("record.title")}>
          <p className="dz-law-points">
            <strong>{view.points}</strong> {t("record.points")}
            {view.isClean ? <Tag color="success">{t("record.clean")}</Tag> : null}
          </p>
          <Progress
            percent={Math.min(100, Math.round((100 * view.points) / MOST))}
            showInfo={false}
            aria-label={t("record.points")}
          />
          <p className="dz-quiet">{t("record.clears", { day: day(view.clearsAt) })}</p>
          <p className="dz-quiet">
            {view.next
              ? t("record.next", { points: view.next.points - view.points })
              : t("record.last")}
          </p>
          <ul className="dz-law-list">
            {view.demotedUntil ? (
              <li>{t("record.demoted", { day: day(view.demotedUntil) })}</li>
            ) : null}
            {view.shutUntil ? <li>{t("record.shut", { day: day(view.shutUntil) })}</li> : null}
            {view.heldFen > 0 ? (
              <li>
                {t("record.held")} <Money fen={view.heldFen} />
              </li>
            ) : null}
          </ul>
          <p className="dz-quiet">{t("record.steps")}</p>
        </Block>
        <Block title={t("licence.title")}>
          <Licences view={view} />
        </Block>
      </div>
      <Block title={t("risk.title")}>
        <Risks view={view} day={day} />
      </Block>
      <Spoken lines={view.spoken} />
    </>
  );
}

function Licences({ view }: { readonly view: RecordView }) {
  const t = useText("compliance");
  const [brand, setBrand] = useState("");
  const { tell, isBusy } = useCommand<BuyLicence>();
  const buy = async () => {
    if (await tell({ type: "compliance/buy-licence", brand }, t("licence.bought"))) setBrand("");
  };
  return (
    <>
      <p className="dz-quiet">
        {t("licence.why")} <Money fen={view.licenceFen} />
      </p>
      <div>
        {view.licences.map((one) => (
          <Tag key={one}>{one}</Tag>
        ))}
      </div>
      <div className="dz-law-row">
        <Input
          value={brand}
          maxLength={20}
          placeholder={t("licence.brand")}
          aria-label={t("licence.brand")}
          onChange={({ target }) => setBrand(target.value)}
        />
        <Button disabled={brand.trim() === ""} loading={isBusy} onClick={() => void buy()}>
          {t("licence.buy")}
        </Button>
      </div>
    </>
  );
}

function Risks({
  view,
  day,
}: {
  readonly view: RecordView;
  readonly day: (tick: number) => string;
}) {
  const t = useText("compliance");
  const at = useMarketPath();
  const columns: readonly GridColumn<Risk>[] = [
    {
      id: "title",
      title: t("risk.goods"),
      cell: ({ title, claims }) => <Marked text={title} claims={claims} />,
    },
    {
      id: "why",
      title: t("risk.why"),
      cell: ({ claims, brand, takenDownUntil }) => (
        <>
          {claims.length > 0 ? <Tag color="error">{t("risk.claim")}</Tag> : null}
          {brand ? <Tag color="warning">{t("risk.brand", { brand })}</Tag> : null}
          {takenDownUntil ? <Tag>{t("risk.down", { day: day(takenDownUntil) })}</Tag> : null}
        </>
      ),
    },
    {
      id: "go",
      title: "",
      cell: ({ listing }) => <GoButton to={at(`goods/${listing}`)}>{t("risk.edit")}</GoButton>,
    },
  ];
  return (
    <Grid
      rows={view.risks}
      columns={columns}
      rowKey={({ listing }) => listing}
      label={t("risk.title")}
      empty={<Nothing text={t("risk.none")} />}
    />
  );
}
