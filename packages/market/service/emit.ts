/** Builders of the tables of customer service. */
import { BatchBuilder } from "@dianzhang/kernel";
import { CARD_KINDS } from "./card-contract.ts";
import { ENDINGS, MATTERS, MOMENTS, OFFERS, SPEAKERS } from "./contract.ts";
import { CHAT_LINES, CHATS, DISPUTES } from "./events.ts";

export type ServiceEmit = Readonly<Record<"chats" | "chatLines" | "disputes", BatchBuilder>>;

export function serviceBuilders({ chats, chatLines, disputes }: ServiceEmit): BatchBuilder[] {
  return [chats, chatLines, disputes];
}

export function newServiceEmit(): ServiceEmit {
  return {
    chats: new BatchBuilder(CHATS, { matter: MATTERS, ending: ENDINGS, answered_by: SPEAKERS }),
    chatLines: new BatchBuilder(CHAT_LINES, {
      speaker: SPEAKERS,
      moment: [...MOMENTS, "answers"],
      offer: OFFERS,
      card: CARD_KINDS,
    }),
    disputes: new BatchBuilder(DISPUTES, { matter: MATTERS }),
  };
}
