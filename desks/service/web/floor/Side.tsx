/** Beside a conversation: goods, order, what the buyer has told, size chart, and the library for this matter. */
import { Button, Descriptions, Tag } from "antd";
import { dayOfTick, Money, shortDay, useLanguage, useMarket, useText } from "@dianzhang/ui";
import type { ChatView, FloorView } from "../../commands.ts";
import { ownWords } from "../own-words.ts";
import { filled } from "./variables.ts";

interface SideProps {
  readonly chat: ChatView;
  readonly view: Pick<FloorView, "hasSizes" | "sizes" | "scripts">;
  readonly onScript: (text: string) => void;
}

export function Side({ chat, view, onScript }: SideProps) {
  const t = useText("service");
  const { language } = useLanguage();
  const library = view.scripts.map(({ matter, answers }) => ({
    matter,
    answers: answers.map((text) => ownWords(text, language)),
  }));
  const scripts = library.find(({ matter }) => matter === chat.matter)?.answers ?? [];
  const others = library.filter(({ matter }) => matter !== chat.matter);
  return (
    <aside className="dz-svc-side">
      <Goods chat={chat} />
      {chat.order ? <Order order={chat.order} /> : null}
      {chat.told ? (
        <p>{t("side.told", { height: chat.told.heightCm, weight: chat.told.weightKg })}</p>
      ) : null}
      {chat.hasShown ? <Tag color="gold">{t("side.shown")}</Tag> : null}
      {view.hasSizes && chat.order === null ? <Chart sizes={view.sizes} /> : null}
      <h3>{t("side.scripts")}</h3>
      <div className="dz-svc-scripts">
        {scripts.map((text, i) => (
          <Button
            key={text}
            block
            size="small"
            onClick={() => onScript(filled(text, chat, view.sizes))}
          >
            <kbd>Ctrl+{i + 1}</kbd> {filled(text, chat, view.sizes)}
          </Button>
        ))}
        <details>
          <summary>{t("side.others")}</summary>
          {others.map(({ matter, answers }) =>
            answers.map((text) => (
              <Button
                key={`${matter}-${text}`}
                block
                size="small"
                type="text"
                onClick={() => onScript(filled(text, chat, view.sizes))}
              >
                <Tag>{t(`matter.${matter}`)}</Tag> {text}
              </Button>
            )),
          )}
        </details>
      </div>
    </aside>
  );
}

function Goods({ chat }: { readonly chat: ChatView }) {
  const t = useText("service");
  const { goods } = chat;
  return (
    <Descriptions
      size="small"
      column={1}
      title={goods.title}
      items={[
        { key: "price", label: t("side.price"), children: <Money fen={goods.priceFen} /> },
        {
          key: "stock",
          label: t("side.stock"),
          children: t("side.pieces", { count: goods.stock }),
        },
        ...(goods.days > 0
          ? [
              {
                key: "days",
                label: t("side.days"),
                children: t("side.inDays", { days: goods.days }),
              },
            ]
          : []),
      ]}
    />
  );
}

function Order({ order }: { readonly order: NonNullable<ChatView["order"]> }) {
  const t = useText("service");
  const { language } = useLanguage();
  const { market } = useMarket();
  const day = (second: number): string =>
    shortDay(market.firstDay, dayOfTick(Math.floor(second / 3600)));
  const rows = [
    { key: "paid", label: t("side.paid"), children: <Money fen={order.goodsFen} /> },
    { key: "at", label: t("side.ordered"), children: day(order.at) },
    {
      key: "courier",
      label: t("side.courier"),
      children: `${order.courier[language]} · ${order.province[language]}`,
    },
    { key: "promised", label: t("side.promised"), children: day(order.promisedAt) },
    {
      key: "signed",
      label: t("side.signed"),
      children: order.signedAt === null ? t("side.underWay") : day(order.signedAt),
    },
    ...(order.courierNote === "none"
      ? []
      : [{ key: "note", label: t("side.note"), children: t(`courierNote.${order.courierNote}`) }]),
    ...(order.refundedFen > 0
      ? [{ key: "back", label: t("side.refunded"), children: <Money fen={order.refundedFen} /> }]
      : []),
  ];
  return <Descriptions size="small" column={1} title={`#${order.order}`} items={rows} />;
}

function Chart({ sizes }: { readonly sizes: FloorView["sizes"] }) {
  const t = useText("service");
  return (
    <table className="dz-svc-chart-sizes">
      <caption>{t("side.chart")}</caption>
      <thead>
        <tr>
          <th>{t("side.size")}</th>
          <th>{t("side.height")}</th>
          <th>{t("side.weight")}</th>
        </tr>
      </thead>
      <tbody>
        {sizes.map(({ size, heightCm, weightKg }) => (
          <tr key={size}>
            <th>{size.toUpperCase()}</th>
            <td>{heightCm.join("–")}</td>
            <td>{weightKg.join("–")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
