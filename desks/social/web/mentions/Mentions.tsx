/** What people say of the shop, latest first: how far it has gone, and the answer. */
import { Segmented, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  CellValue,
  hourOfTick,
  hourText,
  Loaded,
  Nothing,
  shortDay,
  useLanguage,
  useMarket,
  useText,
  useView,
} from "@dianzhang/ui";
import type { MentionLine } from "../../commands.ts";
import { useGoods } from "../goods.ts";
import type { PlatformsProps } from "../Social.tsx";
import { ReplyForm } from "./ReplyForm.tsx";

/** People an hour from which a mention counts as spreading. */
const SPREADING = 20;

export function Mentions({ platforms }: PlatformsProps) {
  const t = useText("social");
  const [which, setWhich] = useState<"open" | "all">("open");
  const asked = useView<readonly MentionLine[]>("social/mentions", {
    days: 30,
    isOpen: which === "open",
  });
  return (
    <Block
      title={t("mentions.title")}
      extra={
        <Segmented
          aria-label={t("mentions.title")}
          value={which}
          onChange={setWhich}
          options={(["open", "all"] as const).map((value) => ({
            value,
            label: t(`mentions.${value}`),
          }))}
        />
      }
    >
      <p className="dz-quiet">{t("mentions.note")}</p>
      <Loaded asked={asked}>
        {(lines) =>
          lines.length === 0 ? (
            <Nothing text={t(`mentions.none.${which}`)} />
          ) : (
            lines.map((line) => <Mention key={line.mention} line={line} platforms={platforms} />)
          )
        }
      </Loaded>
    </Block>
  );
}

interface MentionProps extends PlatformsProps {
  readonly line: MentionLine;
}

function Mention({ line, platforms }: MentionProps) {
  const t = useText("social");
  const { language } = useLanguage();
  const { market } = useMarket();
  const goods = useGoods();
  const platform = platforms.find(({ id }) => id === line.platform);
  const tick = Math.floor(line.at / 3600);
  const title = goods.find(({ value }) => value === line.listing)?.label;
  return (
    <article className="dz-mention">
      <div className="dz-mention-head">
        <strong>{line.author}</strong>
        <span className="dz-quiet">
          {platform?.name[language]} · {t(`way.${line.way}`)} ·{" "}
          {shortDay(market.firstDay, Math.floor(tick / 24))} {hourText(hourOfTick(tick))}
        </span>
        {line.severity === 0 ? (
          <Tag color="green">{t("cause.praise")}</Tag>
        ) : (
          <Tag color={line.severity >= 4 ? "red" : "gold"}>
            {t(`cause.${line.cause}`)} · {t("mentions.severity", { level: line.severity })}
          </Tag>
        )}
        {line.severity > 0 ? (
          <span className={line.anHour >= SPREADING ? "dz-mention-hot" : "dz-quiet"}>
            {t("mentions.seen")} <CellValue value={line.seen} unit="count" /> ·{" "}
            {t("mentions.anHour", { people: line.anHour })}
          </span>
        ) : null}
      </div>
      <blockquote>
        {t(`said.${line.cause}.${line.variant}`)}
        {title ? <small className="dz-quiet"> — {title}</small> : null}
      </blockquote>
      {line.reply ? (
        <p className="dz-quiet">
          {t("mentions.replied", {
            text: line.reply.text ?? t(`template.${line.reply.template}.text`),
            wording: line.reply.wording,
          })}{" "}
          {line.reply.notes.map((note) => (
            <Tag key={note}>{t(`note.${note}`)}</Tag>
          ))}
        </p>
      ) : platform?.account ? (
        <ReplyForm line={line} />
      ) : (
        <p className="dz-quiet">{t("mentions.noAccount")}</p>
      )}
    </article>
  );
}
