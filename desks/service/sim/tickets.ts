/** When a ticket may be opened and told of, and the list of them. */
import { readAnswer } from "@dianzhang/desk-kit";
import { accept, reject, type Decision, type Resolved } from "@dianzhang/kernel";
import { TICKETS, type DeskContext } from "@dianzhang/market";
import type { OpenTicket, TellTicket, TicketView } from "../commands.ts";
import { serviceOf, ticketKey, type ServiceSlice } from "./slice.ts";
import { waitedMsOf } from "./waited.ts";

type Context = DeskContext<ServiceSlice>;

export function openTicket(
  { slice, shop, market }: Context,
  command: OpenTicket,
  resolved: Resolved,
): Decision {
  const { kind, toldHours, note } = command;
  const chat = market.service.chat(shop, command.chat);
  if (!chat) return reject("service/no-such-chat", { chat: command.chat });
  if (!serviceOf(slice, shop).isOnDuty) return reject("service/off-duty");
  if (!chat.isOpen) return reject("service/chat-over", { chat: command.chat });
  if (chat.order === null) return reject("service/no-order-to-ask-of");
  const own = market.service.tickets(shop).filter((one) => one.chat === command.chat);
  if (own.some((one) => one.kind === kind || one.state === "open"))
    return reject("service/ticket-open");
  return accept({
    type: "service/ticket-opened",
    chat: command.chat,
    kind,
    toldHours,
    note,
    waitedMs: waitedMsOf(chat, market.now, resolved),
  });
}

export function tellTicket({ shop, market }: Context, { ticket, text }: TellTicket): Decision {
  const found = market.service.tickets(shop).find((one) => one.ticket === ticket);
  if (!found) return reject("service/no-such-ticket", { ticket });
  if (found.state === "open") return reject("service/ticket-unanswered");
  if (found.state !== "answered") return reject("service/ticket-closed");
  if (found.isHired) return reject("service/ticket-of-others");
  const { chat, kind } = found;
  return accept({
    type: "service/ticket-told",
    ticket,
    chat,
    kind,
    text,
    reading: readAnswer(text),
  });
}

export function tickets({ slice, shop, market }: Context): TicketView[] {
  const service = serviceOf(slice, shop);
  return market.service.tickets(shop).map((one) => {
    const chat = market.service.chat(shop, one.chat);
    const words = service.tickets[ticketKey(one.chat, one.kind)];
    return {
      ...one,
      buyer: (chat?.shopper ?? 0) % 100,
      matter: chat?.matter ?? "late",
      order: chat?.order?.order ?? null,
      office: TICKETS[one.kind].office,
      note: words?.note ?? "",
      told: words?.told ?? null,
    };
  });
}
