/** The room as viewers see it: what is on, how many watch, and the barrage rolling by, minute for minute. */
import { CaretRightOutlined, PauseOutlined } from "@ant-design/icons";
import { Button, Slider, Space, Tag } from "antd";
import { useEffect, useState } from "react";
import { Block, Money, useText } from "@dianzhang/ui";
import type { Minute, RoomView } from "../commands.ts";
import { Help } from "./Help.tsx";

/** Milliseconds a minute takes when it is played again. */
const PACE = 700;
/** Minutes a remark stays on the screen, and how many are shown. */
const STAYS = 4;
const SHOWN = 7;

export function OnAir({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  const last = view.minutes.length - 1;
  const isLive = view.state === "live";
  // While it is on air the last hour is shown; afterwards the evening is played from its beginning.
  const [place, setPlace] = useState(isLive ? Math.max(0, last - 59) : 0);
  const [isPlaying, setPlaying] = useState(isLive);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => {
      setPlace((now) => Math.min(last, now + 1));
    }, PACE);
    return () => clearInterval(timer);
  }, [isPlaying, last]);
  const isAtEnd = place >= last;
  const minute = view.minutes[place];
  if (!minute) return null;
  const toggle = () => {
    if (!isPlaying && isAtEnd) setPlace(0);
    setPlaying(!isPlaying || isAtEnd);
  };
  return (
    <div className="dz-columns-2 dz-no-print">
      <Block
        title={t("air.title")}
        extra={isLive ? <Tag color="red">{t("state.live")}</Tag> : null}
      >
        <Stage view={view} minute={minute} />
        <Space className="dz-air-bar">
          <Button
            type="text"
            icon={isPlaying && !isAtEnd ? <PauseOutlined /> : <CaretRightOutlined />}
            aria-label={t(isPlaying && !isAtEnd ? "air.pause" : "air.play")}
            onClick={toggle}
          />
          <Slider
            className="dz-air-time"
            min={0}
            max={last}
            value={place}
            ariaLabelForHandle={t("air.minute")}
            tooltip={{ formatter: (value) => t("air.at", { minute: (value ?? 0) + 1 }) }}
            onChange={(value) => {
              setPlaying(false);
              setPlace(value);
            }}
          />
          <span className="dz-number">{t("air.at", { minute: minute.minute + 1 })}</span>
        </Space>
      </Block>
      <Help view={view} />
    </div>
  );
}

function Stage({ view, minute }: { readonly view: RoomView; readonly minute: Minute }) {
  const t = useText("live");
  const item = minute.item === null ? null : view.plan.items[minute.item];
  const title = minute.item === null ? t("air.nothing") : (view.titles[minute.item] ?? "");
  return (
    <div className="dz-air" role="group" aria-label={t("air.title")}>
      <div className="dz-air-head">
        <strong>{title}</strong>
        {item ? (
          <span>{item.priceFen === null ? t("air.pagePrice") : <Money fen={item.priceFen} />}</span>
        ) : null}
        <Tag>{t(`block.${minute.block}`)}</Tag>
      </div>
      <p className="dz-air-count">
        {t("air.watching", { viewers: minute.viewers })} ·{" "}
        {t("air.moves", { joins: minute.joins, leaves: minute.leaves })} ·{" "}
        {t("air.bought", { clicks: minute.clicks, orders: minute.orders })}
      </p>
      <Barrage view={view} minute={minute} />
    </div>
  );
}

function Barrage({ view, minute }: { readonly view: RoomView; readonly minute: Minute }) {
  const t = useText("live");
  const answers = new Map(view.plan.answers.map(({ question, text }) => [question, text]));
  const remarks = view.barrage
    .filter((one) => one.minute <= minute.minute && one.minute > minute.minute - STAYS)
    .slice(-SHOWN);
  return (
    <ul className="dz-barrage" aria-label={t("air.barrage")} aria-live="polite">
      {remarks.map((one, i) => (
        <li key={`${one.minute}-${one.viewer}-${i}`}>
          <span>
            <b>{t("air.viewer", { viewer: one.viewer })}</b> {t(`ask.${one.question}`)}
          </span>
          {one.isAnswered ? (
            <span className="dz-barrage-answer">
              {t("air.host")} {answers.get(one.question) ?? ""}
            </span>
          ) : (
            <span className="dz-barrage-open">{t("air.unanswered")}</span>
          )}
        </li>
      ))}
      {minute.joins > 0 ? (
        <li className="dz-barrage-came">{t("air.came", { joins: minute.joins })}</li>
      ) : null}
      {minute.orders > 0 ? (
        <li className="dz-barrage-order">{t("air.orders", { orders: minute.orders })}</li>
      ) : null}
    </ul>
  );
}
