/** A card in the conversation: goods with picture, price and stock, an order with where its parcel is, a ticket with its date. */
import { Tag } from "antd";
import {
  dayOfTick,
  hourOfTick,
  hourText,
  Money,
  Picture,
  shortDay,
  useLanguage,
  useMarket,
  useText,
} from "@dianzhang/ui";
import type { CardView } from "../../commands.ts";

export function ChatCard({ card }: { readonly card: CardView }) {
  return (
    <div className="dz-svc-card">
      {card.kind === "goods" ? <Goods goods={card} /> : null}
      {card.kind === "order" ? <Order order={card} /> : null}
      {card.kind === "ticket" ? <Ticket ticket={card} /> : null}
    </div>
  );
}

function Goods({ goods }: { readonly goods: Extract<CardView, { kind: "goods" }> }) {
  const t = useText("service");
  return (
    <>
      <Picture hash={goods.picture} alt={goods.title} size={48} />
      <span>
        <strong>{goods.title}</strong>
        <br />
        <Money fen={goods.priceFen} />{" "}
        <span className="dz-quiet">{t("card.stock", { count: goods.stock })}</span>
      </span>
    </>
  );
}

function Order({ order }: { readonly order: Extract<CardView, { kind: "order" }> }) {
  const t = useText("service");
  const { language } = useLanguage();
  const { market } = useMarket();
  const day = (second: number): string =>
    shortDay(market.firstDay, dayOfTick(Math.floor(second / 3600)));
  return (
    <span>
      <strong>#{order.order}</strong> <Tag>{t(`card.state.${order.state}`)}</Tag>
      <br />
      {order.title}
      {order.lines > 1 ? ` ${t("card.more", { count: order.lines - 1 })}` : ""} ·{" "}
      <Money fen={order.paidFen} />
      <br />
      <span className="dz-quiet">
        {order.courier[language]} ·{" "}
        {order.signedAt === null
          ? t("card.promised", { day: day(order.promisedAt) })
          : t("card.signed", { day: day(order.signedAt), days: order.days })}
      </span>
    </span>
  );
}

function Ticket({ ticket }: { readonly ticket: Extract<CardView, { kind: "ticket" }> }) {
  const t = useText("service");
  const { market } = useMarket();
  const { toldTick, asks } = ticket;
  const at = `${shortDay(market.firstDay, dayOfTick(toldTick))} ${hourText(hourOfTick(toldTick))}`;
  return (
    <span>
      <strong>{t("ticket.asks", { what: t(`ticket.kinds.${asks}`) })}</strong>
      <br />
      <span className="dz-quiet">{t("ticket.until", { at })}</span>
    </span>
  );
}
