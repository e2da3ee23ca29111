/** When a conversation comes on the screen, and how long its buyer has waited: an hour of the market in two minutes. */
import { useEffect, useState } from "react";
import type { ChatView } from "../../commands.ts";

const SHOWN_IN_MS = 120_000;

export interface Shown {
  readonly isShown: (chat: ChatView) => boolean;
  /** Seconds since the buyer's last line; 0 once the conversation is over. */
  readonly waited: (chat: ChatView) => number;
  /** Buyers of this hour who are still to come, and the way not to wait for them. */
  readonly coming: number;
  readonly letIn: () => void;
}

/** What this screen has seen: since when it shows the market's hour, and since when each talk has its lines. */
interface Seen {
  readonly now: number;
  readonly begun: number;
  readonly clock: number;
  readonly talks: Readonly<Record<number, { readonly lines: number; readonly at: number }>>;
}

/** The server's own stamp is what counts; this is what the person sees of it. */
export function useShown(now: number, isOnDuty: boolean, chats: readonly ChatView[]): Shown {
  const [seen, setSeen] = useState<Seen>(() => {
    const clock = Date.now();
    return look({ now, begun: clock, clock, talks: {} }, now, chats, clock);
  });
  useEffect(() => {
    if (!isOnDuty) return undefined;
    const tick = (): void => setSeen((before) => look(before, now, chats, Date.now()));
    const soon = window.setTimeout(tick, 0);
    const timer = window.setInterval(tick, 1000);
    return () => {
      window.clearTimeout(soon);
      window.clearInterval(timer);
    };
  }, [isOnDuty, now, chats]);
  const isShown = (chat: ChatView): boolean =>
    !isOnDuty || !chat.isOpen || seen.clock >= comesAt(seen, chat);
  return {
    coming: chats.filter((chat) => !isShown(chat)).length,
    letIn: () => setSeen((before) => ({ ...before, begun: before.begun - SHOWN_IN_MS })),
    isShown,
    waited: (chat) => {
      const from = seen.talks[chat.chat]?.at;
      if (!chat.isOpen || from === undefined) return 0;
      return Math.max(0, Math.floor((seen.clock - from) / 1000));
    },
  };
}

function look(before: Seen, now: number, chats: readonly ChatView[], clock: number): Seen {
  const begun = before.now === now ? before.begun : clock;
  const seen = { now, begun, clock, talks: before.talks };
  const talks = chats
    .filter(({ isOpen }) => isOpen)
    .map((chat): readonly [number, { lines: number; at: number }] => {
      const lines = chat.messages.length;
      const known = before.talks[chat.chat];
      if (known?.lines === lines) return [chat.chat, known];
      return [chat.chat, { lines, at: lines === 1 ? comesAt(seen, chat) : clock }];
    });
  return { ...seen, talks: Object.fromEntries(talks) };
}

function comesAt({ now, begun }: Pick<Seen, "now" | "begun">, chat: ChatView): number {
  const isOlder = chat.openedAt < (now - 1) * 3600;
  return isOlder ? begun : begun + (chat.second / 3600) * SHOWN_IN_MS;
}
