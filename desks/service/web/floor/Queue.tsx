/** Who waits and for how long; who has been served. */
import { Badge, Tag } from "antd";
import { useLanguage, useText } from "@dianzhang/ui";
import type { ChatView } from "../../commands.ts";

interface QueueProps {
  readonly chats: readonly ChatView[];
  readonly chosen: number;
  readonly onChoose: (chat: ChatView) => void;
  readonly waited: (chat: ChatView) => number;
  /** Lines of the buyer's that came since this talk was looked at. */
  readonly unread: (chat: ChatView) => number;
}

/** Three minutes is what the marketplace counts; a buyer's patience is shorter. */
const LATE_S = 180;
const SLOW_S = 30;

export function Queue({ chats, chosen, onChoose, waited, unread }: QueueProps) {
  const t = useText("service");
  const { language } = useLanguage();
  return (
    <ul className="dz-svc-queue" aria-label={t("queue.title")}>
      {chats.map((chat, i) => {
        const seconds = waited(chat);
        const last = chat.messages.at(-1);
        return (
          <li key={chat.chat}>
            <button
              type="button"
              className={chat.chat === chosen ? "dz-here" : ""}
              aria-pressed={chat.chat === chosen}
              onClick={() => onChoose(chat)}
            >
              <span className="dz-svc-queue-head">
                <span>
                  {i < 9 ? <kbd>{i + 1}</kbd> : null}{" "}
                  {t("buyer", { digits: twoDigits(chat.buyer) })}{" "}
                  <Badge
                    size="small"
                    count={unread(chat)}
                    title={t("queue.unread", { count: unread(chat) })}
                  />
                </span>
                {chat.isOpen ? (
                  <Badge
                    color={seconds > LATE_S ? "red" : seconds > SLOW_S ? "gold" : "green"}
                    text={<span className="dz-number">{t("queue.seconds", { seconds })}</span>}
                  />
                ) : (
                  <Tag>{t(`ending.${chat.ending}`)}</Tag>
                )}
              </span>
              <span className="dz-quiet dz-svc-queue-last">{last?.text[language] ?? ""}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export function twoDigits(buyer: number): string {
  return String(buyer).padStart(2, "0");
}
