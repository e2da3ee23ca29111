/** The floor: who waits, the conversation at hand, and beside it buyer, order and script library. */
import { App, Alert, Button } from "antd";
import { useState, type KeyboardEvent } from "react";
import {
  call,
  Loaded,
  Nothing,
  rate,
  useCommand,
  useLanguage,
  useMarket,
  useRefusal,
  useText,
  useView,
  type Earlier,
} from "@dianzhang/ui";
import type { ChatView, FloorView } from "../../commands.ts";
import { ownWords } from "../own-words.ts";
import { Queue } from "./Queue.tsx";
import { Side } from "./Side.tsx";
import { Talk } from "./Talk.tsx";
import { useShown } from "./shown.ts";
import { filled } from "./variables.ts";

type View = Earlier<FloorView, "lately">;

export function Floor() {
  const floor = useView<View>("service/floor");
  return <Loaded asked={floor}>{(view) => <Columns view={view} />}</Loaded>;
}

function Columns({ view }: { readonly view: View }) {
  const t = useText("service");
  const { language } = useLanguage();
  const shown = useShown(view.now, view.isOnDuty, view.chats);
  const [chosen, setChosen] = useState<number | null>(null);
  const [drafts, setDrafts] = useState<Readonly<Record<number, string>>>({});
  const [seen, setSeen] = useState<Readonly<Record<number, number>>>({});
  const chats = view.chats.filter(shown.isShown);
  const open = chats.filter(({ isOpen }) => isOpen);
  const chat = chats.find((one) => one.chat === chosen) ?? open[0] ?? chats[0];
  // Each talk keeps what is being written in it.
  const setDraft = (text: string): void => {
    if (chat) setDrafts({ ...drafts, [chat.chat]: text });
  };
  const choose = (one: ChatView): void => {
    const left = chat ? { [chat.chat]: chat.messages.length } : {};
    setSeen({ ...seen, ...left, [one.chat]: one.messages.length });
    setChosen(one.chat);
  };
  const unread = (one: ChatView): number =>
    one.isOpen && one.chat !== chat?.chat
      ? one.messages.slice(seen[one.chat] ?? 0).filter(({ by }) => by === "buyer").length
      : 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    const nth = event.ctrlKey ? Number(event.code.replace("Digit", "")) : Number.NaN;
    const script = view.scripts.find(({ matter }) => matter === chat?.matter)?.answers[nth - 1];
    if (script !== undefined && chat) {
      event.preventDefault();
      setDraft(filled(ownWords(script, language), chat, view.sizes));
    }
    if (!event.altKey) return;
    const at = chats.findIndex((one) => one.chat === chat?.chat);
    const digit = Number(event.code.replace("Digit", ""));
    const next =
      event.key === "ArrowDown"
        ? chats[at + 1]
        : event.key === "ArrowUp"
          ? chats[at - 1]
          : Number.isInteger(digit)
            ? chats[digit - 1]
            : undefined;
    if (!next) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <div className="dz-stack" onKeyDown={onKeyDown}>
      <Duty view={view} waiting={open.length} coming={shown.coming} onLetIn={shown.letIn} />
      {chat ? (
        <div className="dz-svc-floor">
          <Queue
            chats={chats}
            chosen={chat.chat}
            onChoose={choose}
            waited={shown.waited}
            unread={unread}
          />
          <Talk
            key={chat.chat}
            chat={chat}
            goods={view.goods}
            isOnDuty={view.isOnDuty}
            escalationsLeft={view.escalationsLeft}
            waited={shown.waited(chat)}
            draft={drafts[chat.chat] ?? ""}
            onDraft={setDraft}
          />
          <Side chat={chat} view={view} onScript={setDraft} />
        </div>
      ) : (
        <Nothing text={t(view.isOnDuty ? "floor.quiet" : "floor.none")} />
      )}
    </div>
  );
}

interface DutyProps {
  readonly view: View;
  readonly waiting: number;
  readonly coming: number;
  readonly onLetIn: () => void;
}

function Duty({ view, waiting, coming, onLetIn }: DutyProps) {
  const t = useText("service");
  const { language } = useLanguage();
  const { market } = useMarket();
  const { tell, isBusy } = useCommand();
  const refusal = useRefusal();
  const { message } = App.useApp();
  const hour = async (): Promise<void> => {
    try {
      await call("POST", `/api/markets/${market.id}/clock`, { hours: 1 });
    } catch (error) {
      message.error(refusal(error));
    }
  };
  const { pairs, inTime } = view.lately ?? { pairs: 0, inTime: 0 };
  return (
    <div className="dz-svc-duty">
      {view.isOnDuty ? (
        <>
          <Button type="primary" onClick={() => void hour()} disabled={market.clock.isRunning}>
            {t("floor.nextHour")}
          </Button>
          <Button loading={isBusy} onClick={() => void tell({ type: "service/go-off-duty" })}>
            {t("floor.off")}
          </Button>
          <span className="dz-quiet">{t("floor.waiting", { count: waiting })}</span>
          {coming > 0 ? (
            <Button type="link" size="small" onClick={onLetIn}>
              {t("floor.letIn", { count: coming })}
            </Button>
          ) : null}
        </>
      ) : (
        <>
          <Button
            type="primary"
            loading={isBusy}
            onClick={() => void tell({ type: "service/go-on-duty" }, t("floor.onDone"))}
          >
            {t("floor.on")}
          </Button>
          <Alert type="info" showIcon title={t(view.isTaken ? "floor.offNote" : "floor.newNote")} />
        </>
      )}
      {pairs > 0 ? (
        <span className="dz-quiet dz-number">
          {t("floor.rate", { rate: rate(inTime / pairs, language), inTime, pairs })}
        </span>
      ) : null}
    </div>
  );
}
