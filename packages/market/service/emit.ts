/** Builders of the tables of customer service. */
import { BatchBuilder } from "@dianzhang/kernel";
import { CARD_KINDS } from "./card-contract.ts";
import { ENDINGS, MATTERS, MOMENTS, OFFERS, SPEAKERS } from "./contract.ts";
import { CHAT_LINES, CHATS, DISPUTES, REVIEW_REPORTS, TICKETS_TABLE } from "./events.ts";
import { OFFICES, TICKET_ANSWERS, TICKET_KINDS, TICKET_STATES } from "./ticket-contract.ts";

export type ServiceEmit = Readonly<
  Record<"chats" | "chatLines" | "disputes" | "tickets" | "reviewReports", BatchBuilder>
>;

export function serviceBuilders(emit: ServiceEmit): BatchBuilder[] {
  const { chats, chatLines, disputes, tickets, reviewReports } = emit;
  return [chats, chatLines, disputes, tickets, reviewReports];
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
    tickets: new BatchBuilder(TICKETS_TABLE, {
      office: OFFICES,
      kind: TICKET_KINDS,
      state: TICKET_STATES,
      answer: TICKET_ANSWERS,
    }),
    reviewReports: new BatchBuilder(REVIEW_REPORTS),
  };
}
