/** The conversation: what was said, what the program read in an answer, and the line being written. */
import { Button, Input, Tag } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Money, useCommand, useLanguage, useText } from "@dianzhang/ui";
import type { ChatView, GoodsChoice, MessageView, Reply } from "../../commands.ts";
import { ownWords } from "../own-words.ts";
import { CardPicker, useCard } from "./CardPicker.tsx";
import { ChatCard } from "./ChatCard.tsx";
import { OfferPicker, useOffer } from "./OfferPicker.tsx";
import { twoDigits } from "./Queue.tsx";
import { TicketButton } from "./TicketButton.tsx";

interface TalkProps {
  readonly chat: ChatView;
  readonly goods: readonly GoodsChoice[];
  readonly isOnDuty: boolean;
  readonly escalationsLeft: number;
  readonly waited: number;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
}

export function Talk({ chat, goods, isOnDuty, escalationsLeft, ...props }: TalkProps) {
  const { waited, draft, onDraft } = props;
  const t = useText("service");
  const { tell, isBusy } = useCommand<Reply>();
  const offer = useOffer();
  const card = useCard();
  const [isAsking, setAsking] = useState(false);
  const writing = useRef<TextAreaRef>(null);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [chat.messages.length]);
  const send = async (): Promise<void> => {
    if (draft.trim() === "" && offer.kind === "none" && card.card.kind === "none") return;
    const isTaken = await tell({
      type: "service/reply",
      chat: chat.chat,
      text: draft.trim(),
      offer: { kind: offer.kind, fen: offer.fen },
      card: card.card,
      isEscalated: offer.isEscalated,
      waited: `chat-${chat.chat}`,
    });
    if (!isTaken) return;
    onDraft("");
    offer.clear();
    card.choose({ kind: "none" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  const mayWrite = isOnDuty && chat.isOpen;
  const onCardKey = (event: KeyboardEvent): void => {
    if (!event.altKey || !mayWrite) return;
    if (event.code === "KeyT" && chat.order) {
      event.preventDefault();
      setAsking(true);
      return;
    }
    if (event.code !== "KeyG" && event.code !== "KeyO") return;
    event.preventDefault();
    card.open(event.code === "KeyG" ? "goods" : "order");
  };
  return (
    <section className="dz-svc-talk" aria-label={t("talk.title")} onKeyDown={onCardKey}>
      <header>
        <strong>{t("buyer", { digits: twoDigits(chat.buyer) })}</strong>
        {chat.firstS === null ? null : (
          <span className="dz-quiet dz-number">{t("talk.first", { seconds: chat.firstS })}</span>
        )}
        {chat.isOpen ? (
          <span className="dz-quiet dz-number">{t("talk.waits", { seconds: waited })}</span>
        ) : (
          <Tag>{t(`ending.${chat.ending}`)}</Tag>
        )}
      </header>
      <div className="dz-svc-lines" role="log">
        {chat.messages.map((message, i) => (
          <Line key={`${chat.chat}-${i}`} message={message} />
        ))}
        <div ref={end} />
      </div>
      {mayWrite ? (
        <div className="dz-svc-write">
          <OfferPicker chat={chat} offer={offer} escalationsLeft={escalationsLeft} />
          {chat.order ? (
            <div>
              <TicketButton chat={chat} isOpen={isAsking} onOpen={setAsking} />
            </div>
          ) : null}
          <CardPicker
            chat={chat}
            goods={goods}
            draft={card}
            onChosen={() => writing.current?.focus()}
          />
          <Input.TextArea
            ref={writing}
            autoFocus
            value={draft}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder={t("talk.placeholder")}
            aria-label={t("talk.placeholder")}
            onChange={(event) => onDraft(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <Button type="primary" loading={isBusy} onClick={() => void send()}>
            {t("talk.send")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

export function Line({ message }: { readonly message: MessageView }) {
  const t = useText("service");
  const { language } = useLanguage();
  const { by, text, acts, faults, offer, card } = message;
  if (by === "buyer") return <p className="dz-svc-line">{text[language]}</p>;
  return (
    <div className="dz-svc-line dz-svc-line-own">
      {by === "person" ? null : <em className="dz-quiet">{t(`by.${by}`)}</em>}
      {text[language] === "" ? null : <p>{ownWords(text[language], language)}</p>}
      {card === null ? null : <ChatCard card={card} />}
      {offer.kind === "none" ? null : (
        <p>
          <Tag color="blue">
            {t(`offer.${offer.kind}`)} {offer.fen > 0 ? <Money fen={offer.fen} /> : null}
          </Tag>
        </p>
      )}
      <p className="dz-svc-read">
        {acts.map((act) => (
          <span key={act}>{t(`act.${act}`)}</span>
        ))}
        {faults.map((fault) => (
          <b key={fault}>{t(`fault.${fault}`)}</b>
        ))}
      </p>
    </div>
  );
}
