/** What hired people and the machine send beside words, what becomes of reviews that are reported, and what a missing photo shows. */
import { desks } from "@dianzhang/catalog";
import { NULL_U32, type Batch } from "@dianzhang/kernel";
import { ENDINGS, openMarket, restoreMarket, type Market } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import type { CasesView, ChatView, FloorView, TicketView } from "../desks/service/commands.ts";

const floor = (market: Market): FloorView => market.view(0, "service/floor") as FloorView;
const cases = (market: Market): CasesView => market.view(0, "service/cases") as CasesView;
const tickets = (market: Market): readonly TicketView[] =>
  market.view(0, "service/tickets") as readonly TicketView[];

interface Options {
  readonly service?: Readonly<Record<string, number>>;
  readonly seed?: number;
}

const SHOPPERS = 16_000;

function mugShop({ service = {}, seed = 11 }: Options = {}): Market {
  return filled(tinyMarket(desks, { shoppers: SHOPPERS, seed, seats: 2, overlay: { service } }));
}

function filled(market: Market): Market {
  openMugShop(market);
  const purchases = [0, 1, 2, 3].map((sku) => ({ sku, quantity: 600 }));
  give(market, { type: "listing/buy-stock", purchases });
  return market;
}

const NONE = { kind: "none", permille: 0 };
const ALL_DAY = [{ staff: "skilled", people: 1, from: 0, until: 24 }];

function hire(market: Market): void {
  give(market, { type: "service/set-shifts", shifts: ALL_DAY, authorityPermille: 0 });
}

function play(market: Market, hours: number): Batch[] {
  return Array.from({ length: hours }, () => market.tick().batches).flat();
}

const of = (market: Market, matter: string): readonly ChatView[] =>
  floor(market).chats.filter((one) => one.matter === matter);

describe("a script that sends a card", () => {
  const script = (card: object): object => ({
    type: "service/set-script",
    matter: "stock",
    answers: ["您好"],
    gives: NONE,
    card,
  });

  test("of the goods asked about: those who ask whether there are any are answered by it", () => {
    const answered = (card: object): number[] => {
      const market = mugShop({ service: { skilledSlips: 0 } });
      hire(market);
      give(market, script(card) as { type: string });
      const rows = rowsOf(play(market, 24 * 20), "chats").filter(
        (row) => row["shop"] === 0 && row["matter"] === 2 && row["first_s"] !== NULL_U32,
      );
      return [rows.filter((row) => row["met"] === row["needs"]).length, rows.length];
    };
    const [metBare = 0, bare = 0] = answered({ kind: "none" });
    const [metCarded = 0, carded = 0] = answered({ kind: "goods", listing: null });
    expect(bare).toBeGreaterThan(3);
    expect(carded).toBeGreaterThan(3);
    // A greeting says nothing of the shelf; the card does.
    expect(metBare).toBe(0);
    expect(metCarded).toBeGreaterThan(carded / 2);
  });

  test("a machine sends it too", () => {
    const market = mugShop();
    const robot = { greets: false, matters: ["stock"], handsOver: false };
    give(market, { type: "service/set-robot", ...robot });
    give(market, script({ kind: "goods", listing: null }) as { type: string });
    play(market, 24 * 20);
    const sent = of(market, "stock").flatMap(({ messages }) =>
      messages.filter(({ by, card }) => by === "robot" && card?.kind === "goods"),
    );
    expect(sent.length).toBeGreaterThan(0);
  });

  test("goods after the sale, an order before it, another shop's goods: refused by name", () => {
    const market = mugShop();
    const late = { type: "service/set-script", matter: "late", answers: ["抱歉"], gives: NONE };
    const goods = { kind: "goods", listing: null };
    expect(refused(market, { ...late, card: goods })).toBe("service/card-of-the-other-kind");
    expect(refused(market, script({ kind: "order" }) as { type: string })).toBe(
      "service/card-of-the-other-kind",
    );
    expect(refused(market, script({ kind: "goods", listing: 999 }) as { type: string })).toBe(
      "service/no-such-goods",
    );
    const ticket = { kind: "find-parcel", toldHours: 24 };
    expect(refused(market, { ...late, matter: "size", ticket })).toBe("service/no-order-to-ask-of");
  });
});

describe("a script that opens a ticket", () => {
  const told = (toldHours: number): { readonly market: Market; readonly batches: Batch[] } => {
    const market = mugShop({ service: { ticketUnsure: 0, skilledSlips: 0, ticketSpread: 0 } });
    hire(market);
    give(market, {
      type: "service/set-script",
      matter: "late",
      answers: ["很抱歉让您久等了"],
      gives: NONE,
      ticket: { kind: "find-parcel", toldHours },
    });
    return { market, batches: play(market, 24 * 40) };
  };

  test("given a day, whoever is on shift tells what the courier found, and it is solved", () => {
    const { market, batches } = told(24);
    const done = tickets(market).filter(({ state }) => state === "told");
    expect(done.length).toBeGreaterThan(0);
    expect(done.every(({ isHired, kind }) => isHired && kind === "find-parcel")).toBe(true);
    // The floor shows the latest talks only; the events hold all of them.
    const endings = rowsOf(batches, "chats")
      .filter((row) => done.some((one) => one.chat === row["chat"]))
      .map((row) => ENDINGS[row["ending"] as number]);
    expect(endings.filter((one) => one === "solved").length).toBeGreaterThan(0);
    const [first] = done;
    expect(refused(market, { type: "service/tell-ticket", ticket: first?.ticket ?? 0, text: "好" }))
      // It was told already; before that it is the hired people's to tell.
      .toBe("service/ticket-closed");
  });

  test("promised within six hours what takes ten: the word is broken", () => {
    const states = new Set(tickets(told(6).market).map(({ state }) => state));
    expect(states.has("late")).toBe(true);
    expect(states.has("told")).toBe(false);
  });
});

describe("a review reported to the platform", () => {
  // One in twenty who look at a page writes of it: enough of them within days.
  const options = {
    desks,
    scenario: tinyScenario(),
    seats: 2,
    shoppers: SHOPPERS,
    seed: 11,
    arm: "open-reviews",
    overlay: { after: { strangers: 0.05 }, service: { reportHeeds: 1, reportLoses: 1 } },
  } as const;
  const open = (): Market => {
    const market = filled(openMarket(options));
    give(market, { type: "service/go-on-duty" });
    return market;
  };
  const untilReview = (market: Market, isStranger: boolean): CasesView["reviews"][number] => {
    for (let day = 0; day < 90; day += 1) {
      play(market, 24);
      const found = cases(market).reviews.find(
        ({ order, report }) => (order === null) === isStranger && report === "none",
      );
      if (found) return found;
    }
    throw new Error("nobody wrote such a review");
  };
  const removedIn = (batches: readonly Batch[]): number[] =>
    rowsOf(batches, "review_reports").map((row) => row["removed"] as number);

  test("a stranger's is taken down a day later, and counts no longer", () => {
    const market = open();
    const review = untilReview(market, true);
    give(market, { type: "service/report-review", review: review.id });
    expect(refused(market, { type: "service/report-review", review: review.id })).toBe(
      "service/review-reported",
    );
    expect(removedIn(play(market, 25))).toEqual([1]);
    const after = cases(market);
    expect(after.reviews.find(({ id }) => id === review.id)?.report).toBe("removed");
    expect(after.reportsFrom).toBe(null);
  });

  test("a buyer's stays, the buyer is gone, and for a week nothing can be reported", () => {
    const market = open();
    const review = untilReview(market, false);
    give(market, { type: "service/report-review", review: review.id });
    expect(removedIn(play(market, 25))).toEqual([0]);
    const after = cases(market);
    expect(after.reviews.find(({ id }) => id === review.id)?.report).toBe("stays");
    expect((after.reportsFrom ?? 0) - market.now).toBeGreaterThan(160);
    const other = untilReview(market, true);
    const again = refused(market, { type: "service/report-review", review: other.id });
    expect(market.now < (after.reportsFrom ?? 0) ? again : "service/reports-closed").toBe(
      "service/reports-closed",
    );
  });

  test("asleep and awake the same comes of it", () => {
    const market = open();
    const review = untilReview(market, true);
    give(market, { type: "service/report-review", review: review.id });
    const twin = restoreMarket(options, market.snapshot());
    play(market, 30);
    play(twin, 30);
    expect(twin.stateHash()).toBe(market.stateHash());
  });
});

test("whoever is asked for a photo and has none has shown none: the talk says so instead", () => {
  const market = mugShop({ seed: 5 });
  give(market, { type: "service/go-on-duty" });
  const at = { elapsedMs: 121_000 };
  let scam: ChatView | undefined;
  for (let hour = 0; hour < 24 * 120 && !scam; hour += 1) {
    market.tick();
    scam = of(market, "scam").find(({ isOpen }) => isOpen);
  }
  const chat = scam?.chat ?? -1;
  give(market, { type: "service/reply", chat, text: "请您拍张照片发给我看看" }, at);
  const after = floor(market).chats.find((one) => one.chat === chat);
  expect(after?.messages.at(-1)?.moment).toBe("no-evidence");
  expect(after?.hasShown).toBe(false);
});

test("the reply rate of the floor holds all of thirty days, not the latest talks only", () => {
  const market = mugShop();
  hire(market);
  const batches = play(market, 24 * 29);
  const first = new Map<number, number>();
  let pairs = 0;
  let inTime = 0;
  const lines = rowsOf(batches, "chat_lines")
    // A farewell asks nothing: agreed, bye, left.
    .filter((row) => row["shop"] === 0 && ![8, 9, 10].includes(row["moment"] as number))
    .toSorted((a, b) => (a["at"] as number) - (b["at"] as number));
  const isBuyer = (row: Record<string, number>): boolean => row["speaker"] === 0;
  for (const row of lines) {
    const chat = row["chat"] as number;
    const at = row["at"] as number;
    const isCounted = Math.floor(at / 3600) % 24 >= 8;
    if (isBuyer(row)) {
      if (first.has(chat)) continue;
      first.set(chat, at);
      if (isCounted) pairs += 1;
    } else {
      const asked = first.get(chat);
      if (asked === undefined) continue;
      if (Math.floor(asked / 3600) % 24 >= 8 && at - asked <= 180) inTime += 1;
      first.delete(chat);
    }
  }
  expect(pairs).toBeGreaterThan(80);
  expect(floor(market).lately).toEqual({ pairs, inTime });
});
