/** Which card goes with an answer: goods of the shop, or an order — of this buyer, or by a number that was pasted. */
import { Button, InputNumber, Select } from "antd";
import { useState, type KeyboardEvent } from "react";
import { money, useLanguage, useText } from "@dianzhang/ui";
import type { CardSent, ChatView, GoodsChoice } from "../../commands.ts";

export type Opened = "goods" | "order" | null;

export interface CardDraft {
  readonly card: CardSent;
  /** The list that is open. */
  readonly opened: Opened;
  readonly open: (which: Opened) => void;
  readonly choose: (card: CardSent) => void;
}

const NONE: CardSent = { kind: "none" };

export function useCard(): CardDraft {
  const [card, setCard] = useState<CardSent>(NONE);
  const [opened, open] = useState<Opened>(null);
  return {
    card,
    opened,
    open,
    choose: (next) => {
      setCard(next);
      open(null);
    },
  };
}

interface PickerProps {
  readonly chat: ChatView;
  readonly goods: readonly GoodsChoice[];
  readonly draft: CardDraft;
  /** Back to the line being written: a card was chosen, or none is wanted. */
  readonly onChosen: () => void;
}

export function CardPicker({ chat, goods, draft, onChosen }: PickerProps) {
  const t = useText("service");
  const { language } = useLanguage();
  const { card, opened, open, choose } = draft;
  const [isPasting, setPasting] = useState(false);
  const pick = (next: CardSent): void => {
    choose(next);
    onChosen();
  };
  // A list that closes is drawn anew, and the keyboard would stand nowhere.
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    open(null);
    onChosen();
  };
  return (
    <div className="dz-svc-offer-picker">
      <Select
        key={`goods-${opened === "goods"}`}
        size="small"
        className="dz-svc-card-select"
        autoFocus={opened === "goods"}
        open={opened === "goods"}
        onOpenChange={(isOpen) => open(isOpen ? "goods" : null)}
        onKeyDown={leave}
        showSearch={{ optionFilterProp: "label" }}
        allowClear
        placeholder={t("card.goods")}
        aria-label={t("card.goods")}
        value={card.kind === "goods" ? card.listing : null}
        options={goods.map(({ listing, title, priceFen, stock }) => ({
          value: listing,
          label: `${title} ${money(priceFen, language)} ${t("card.stock", { count: stock })}`,
        }))}
        onChange={(listing) =>
          pick(typeof listing === "number" ? { kind: "goods", listing } : NONE)
        }
      />
      <Select
        key={`order-${opened === "order"}`}
        size="small"
        className="dz-svc-card-select"
        autoFocus={opened === "order"}
        open={opened === "order"}
        onOpenChange={(isOpen) => open(isOpen ? "order" : null)}
        onKeyDown={leave}
        allowClear
        placeholder={t("card.order")}
        aria-label={t("card.order")}
        notFoundContent={t("card.noOrder")}
        value={card.kind === "order" && !card.isPasted ? card.order : null}
        options={chat.orders.map(({ order, title, paidFen, state }) => ({
          value: order,
          label: `#${order} ${title} ${money(paidFen, language)} ${t(`card.state.${state}`)}`,
        }))}
        onChange={(order) =>
          pick(typeof order === "number" ? { kind: "order", order, isPasted: false } : NONE)
        }
      />
      {isPasting ? (
        <InputNumber
          size="small"
          min={0}
          precision={0}
          prefix="#"
          placeholder={t("card.pasted")}
          aria-label={t("card.pasted")}
          value={card.kind === "order" && card.isPasted ? card.order : null}
          onChange={(order) =>
            choose(order === null ? NONE : { kind: "order", order, isPasted: true })
          }
        />
      ) : (
        <Button size="small" type="link" onClick={() => setPasting(true)}>
          {t("card.paste")}
        </Button>
      )}
    </div>
  );
}
