/** What becomes of tickets: answered by an office after hours, told in time or too late, refunds granted or not. */
import { desks } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import { restoreMarket, type Market } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import type { ChatView, FloorView, TicketView } from "../desks/service/commands.ts";

const OPTIONS = { shoppers: 16_000, seed: 11 } as const;
const AT = { elapsedMs: 121_000 };

const floor = (market: Market): FloorView => market.view(0, "service/floor") as FloorView;
const tickets = (market: Market): readonly TicketView[] =>
  market.view(0, "service/tickets") as readonly TicketView[];
const endingOf = (market: Market, chat: number): string | undefined =>
  floor(market).chats.find((one) => one.chat === chat)?.ending;

function mugShop(service: Record<string, number> = {}): Market {
  const market = tinyMarket(desks, { ...OPTIONS, seats: 2, overlay: { service } });
  openMugShop(market);
  const purchases = [0, 1, 2, 3].map((sku) => ({ sku, quantity: 600 }));
  give(market, { type: "listing/buy-stock", purchases });
  give(market, { type: "service/go-on-duty" });
  return market;
}

function nextOpen(market: Market, is: (chat: ChatView) => boolean): ChatView {
  for (let hour = 0; hour < 24 * 80; hour += 1) {
    market.tick();
    const found = floor(market).chats.find((chat) => chat.isOpen && is(chat));
    if (found) return found;
  }
  throw new Error("nobody came with that");
}

const ticket = (chat: number, kind: string, toldHours: number): Command => ({
  type: "service/open-ticket",
  chat,
  kind,
  toldHours,
  note: "",
});

/** Plays until the ticket is answered or its date has passed. */
function untilMoved(market: Market): { readonly one: TicketView; readonly batches: Batch[] } {
  const batches: Batch[] = [];
  for (let hour = 0; hour < 100; hour += 1) {
    batches.push(...market.tick().batches);
    const [one] = tickets(market);
    if (one && one.state !== "open") return { one, batches };
  }
  throw new Error("the office never answered");
}

describe("a late parcel", () => {
  test("the courier is asked, answers, and the buyer hears it in time: solved, and no case", () => {
    const market = mugShop({ ticketUnsure: 0 });
    const { chat } = nextOpen(market, ({ matter }) => matter === "late");
    give(market, { type: "service/reply", chat, text: "很抱歉让您久等了" }, AT);
    give(market, ticket(chat, "find-parcel", 72), AT);
    expect(tickets(market)[0]).toMatchObject({ office: "courier", state: "open", answer: "none" });
    const { one } = untilMoved(market);
    expect(one.state).toBe("answered");
    expect(["found", "delivered", "lost"]).toContain(one.answer);
    expect(one.answeredTick).toBeGreaterThan(one.openedTick);
    // The talk waits with the ticket.
    expect(endingOf(market, chat)).toBe("open");
    give(market, { type: "service/tell-ticket", ticket: one.ticket, text: "包裹找到了，我会跟进" });
    const [ended] = rowsOf(market.tick().batches, "chats").filter((row) => row["chat"] === chat);
    expect(ended).toBeDefined();
    expect(endingOf(market, chat)).toBe("solved");
  });

  test("a date that passes in silence: the buyer who would have been content is angry, and complains", () => {
    const market = mugShop({ complains: 1 });
    const { chat } = nextOpen(market, ({ matter }) => matter === "late");
    give(market, { type: "service/reply", chat, text: "很抱歉让您久等了" }, AT);
    give(market, ticket(chat, "find-parcel", 6), AT);
    for (let hour = 0; hour < 7; hour += 1) market.tick();
    expect(tickets(market)[0]?.state).toBe("late");
    expect(endingOf(market, chat)).toBe("unsolved");
    const cases = market.view(0, "service/cases") as { disputes: { chat: number }[] };
    expect(cases.disputes.map((one) => one.chat)).toContain(chat);
  });
});

test("a superior grants a refund: the goods' price goes back once, and is in the events", () => {
  const market = mugShop();
  const isBad = ({ matter }: ChatView): boolean =>
    matter === "not-as-described" || matter === "damaged" || matter === "wrong-item";
  const granted: number[] = [];
  const batches: Batch[] = [];
  for (let nth = 0; nth < 5; nth += 1) {
    const { chat, order } = nextOpen(market, isBad);
    give(market, ticket(chat, "approve-refund", 72), AT);
    const { one, batches: later } = untilMoved(market);
    batches.push(...later);
    if (one.answer !== "granted") continue;
    granted.push(order?.goodsFen ?? 0);
    const after = floor(market).chats.find((found) => found.chat === chat)?.order;
    expect(after?.refundedFen).toBe(order?.goodsFen);
  }
  // About three of four are granted.
  expect(granted.length).toBeGreaterThanOrEqual(2);
  const answers = rowsOf(batches, "tickets").filter(
    (row) => row["shop"] === 0 && row["state"] === 1,
  );
  expect(answers.length).toBe(5);
});

test("a desk on which much lies takes longer: the second invoice waits half as long again", () => {
  const market = mugShop({ ticketSpread: 0, ticketLoad: 0.5 });
  const asked = new Set<number>();
  for (let hour = 0; hour < 24 * 60 && asked.size < 12; hour += 1) {
    market.tick();
    const due = floor(market).chats.filter((one) => one.isOpen && one.matter === "invoice");
    for (const { chat } of due) {
      if (asked.has(chat)) continue;
      asked.add(chat);
      give(market, ticket(chat, "issue-invoice", 72), AT);
    }
  }
  for (let hour = 0; hour < 80; hour += 1) market.tick();
  const hours = tickets(market).map((one) => (one.answeredTick ?? 0) - one.openedTick);
  // Twenty hours alone; half as long again with one before it, twice with two.
  expect(hours.every((one) => one >= 20 && one % 10 === 0)).toBe(true);
  expect(new Set(hours).size).toBeGreaterThan(1);
  expect(Math.min(...hours)).toBe(20);
});

test("what cannot be asked, or told, is refused by name; asleep or awake the tickets are the same", () => {
  const market = mugShop();
  const asks = nextOpen(market, ({ order }) => order === null).chat;
  expect(refused(market, ticket(asks, "find-parcel", 24), AT)).toBe("service/no-order-to-ask-of");
  expect(refused(market, ticket(9999, "find-parcel", 24), AT)).toBe("service/no-such-chat");
  const { chat } = nextOpen(market, ({ order }) => order !== null);
  expect(refused(market, ticket(chat, "find-parcel", 24), AT, 1)).toBe("service/no-such-chat");
  expect(refused(market, ticket(chat, "find-parcel", 25), AT)).toBe("desk/malformed-command");
  expect(refused(market, ticket(chat, "bribe", 24), AT)).toBe("desk/malformed-command");
  give(market, ticket(chat, "approve-refund", 48), AT);
  expect(refused(market, ticket(chat, "approve-refund", 48), AT)).toMatch(/ticket-open|chat-over/);
  const tell = (id: number) => ({ type: "service/tell-ticket", ticket: id, text: "有结果了" });
  expect(refused(market, tell(0))).toBe("service/ticket-unanswered");
  expect(refused(market, tell(0), {}, 1)).toBe("service/no-such-ticket");
  market.tick();
  const options = {
    scenario: tinyScenario(),
    ...OPTIONS,
    seats: 2,
    desks,
    overlay: { service: {} },
  };
  const woken = restoreMarket(options, market.snapshot());
  for (const one of [market, woken]) for (let hour = 0; hour < 50; hour += 1) one.tick();
  expect(woken.stateHash()).toBe(market.stateHash());
  expect(refused(market, tell(0))).toBe("service/ticket-closed");
});
