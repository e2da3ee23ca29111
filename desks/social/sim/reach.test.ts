/** Whom do recommendation and influencers reach when many shops want the same looks, and what does it cost? */
import { TERMS } from "@dianzhang/market";
import { give, runDays } from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KolLine } from "../commands.ts";
import {
  mugShop,
  withAccounts,
  note,
  hours,
  calendar,
  kols,
  deals,
  platforms,
  sum,
} from "./testing.ts";

test("shares the looks of strangers with eighty shops on the same platform, with nobody on the next one", () => {
  const reach = (account: number, room = 0.6) => {
    const market = withAccounts(
      mugShop({ rivals: 80, shoppers: 20_000, overlay: { social: { room } } }),
    );
    for (let i = 0; i < 8; i += 1) give(market, note(126 + i * 6, { account, topic: "trend" }));
    runDays(market, 9);
    const crowds = platforms(market).map(({ crowd }) => crowd);
    return { crowds, reached: sum(calendar(market) as never, "reached") };
  };
  const among = reach(3);
  expect(among.crowds).toEqual([
    null,
    { posts: 0, permille: 1000 },
    { posts: 0, permille: 1000 },
    { posts: 168, permille: 255 },
  ]);
  // 197 people instead of 789; on the platform nobody else posts on, 417.
  expect(among.reached).toBeLessThan(0.4 * reach(3, 1e9).reached);
  expect(reach(2).reached).toBeGreaterThan(1.5 * among.reached);
});

describe("an influencer", () => {
  test("reaches true followers only: of two with the same claim, the one with real comments reaches more", () => {
    const market = withAccounts(mugShop({ shoppers: 20_000, rivals: 0 }));
    const ranked = kols(market)
      .filter(({ followers }) => followers > 200)
      .toSorted((a, b) => b.commentPermille - a.commentPermille);
    const real = ranked.slice(0, 5);
    const bought = ranked.slice(-5);
    for (const { kol } of [...real, ...bought])
      give(market, { type: "social/sign-kol", kol, listing: 0, days: 10, clause: "none" });
    runDays(market, 25);
    const share = (group: readonly KolLine[]) => {
      const got = deals(market).filter(
        (deal) => deal.post !== null && group.some(({ kol }) => kol === deal.kol),
      );
      const claimed = got.map(({ kol }) => kols(market)[kol]?.followers ?? 0);
      const reached = got.map(({ post }) => post?.reached ?? 0);
      const add = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
      return add(reached) / add(claimed);
    };
    expect(share(real)).toBeGreaterThan(1.5 * share(bought));
  });

  test("who is wanted by everybody costs more and is believed less: five shops, one influencer", () => {
    const overlay = { social: { like: -2 } };
    const play = (wanting: readonly number[]) => {
      const market = mugShop({ shoppers: 20_000, rivals: 5, overlay });
      runDays(market, 2);
      const kol = kols(market).toSorted((a, b) => b.followers - a.followers)[0]?.kol ?? 0;
      const line = () => kols(market)[kol] as KolLine;
      const sign = (shop: number) => {
        const goods = market.view(shop, "listing/listing-list", {}) as readonly {
          listing: number;
        }[];
        const command = { type: "social/sign-kol", kol, listing: goods[0]?.listing, days: 3 };
        const decision = market.decide(shop, { ...command, clause: "none" });
        if (decision.ok) market.apply(shop, decision.events);
        return decision.ok ? "signed" : decision.code;
      };
      const first = line().askFen;
      const signed = wanting.map((shop) => [line().askFen / first, sign(shop)]);
      runDays(market, 9);
      const seen = line();
      give(market, { type: "social/sign-kol", kol, listing: 0, days: 3, clause: "none" });
      runDays(market, 9);
      return { signed, seen, post: deals(market)[0]?.post };
    };
    const wanted = play([1, 2, 3, 4, 5]);
    expect(wanted.signed).toEqual([
      [1, "signed"],
      [1.2, "signed"],
      [1.4, "signed"],
      [1.6, "signed"],
      [1.8, "social/kol-full"],
    ]);
    expect([wanted.seen.booked, wanted.seen.recentAds]).toEqual([0, 4]);
    // The fifth paid post in a fortnight: 108 likes of 278 who saw it; as the first: 207 of 294.
    const liked = ({ post }: typeof wanted) => (post?.likes ?? 0) / (post?.reached ?? 1);
    expect(liked(wanted)).toBeLessThan(0.7 * liked(play([])));
  });

  test("money of contracts: fee paid once, given back by the clause to the fen, whatever is signed", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kol: fc.integer({ min: 0, max: 59 }),
            days: fc.integer({ min: 3, max: 12 }),
            clause: fc.constantFrom("none", "refund", "penalty"),
            kind: fc.constantFrom("seeding", "joint"),
          }),
          { minLength: 6, maxLength: 20 },
        ),
        fc.integer({ min: 1, max: 50 }),
        (wanted, seed) => {
          const market = mugShop({ seed, rivals: 0, shoppers: 1500 });
          for (const one of wanted) {
            const command = { type: "social/sign-kol", listing: 0, ...one };
            const decision = market.decide(0, command);
            if (decision.ok) market.apply(0, decision.events);
          }
          const ledger = hours(market, 24 * 19).filter(({ table }) => table.name === "ledger");
          let booked = 0;
          for (const batch of ledger)
            for (let row = 0; row < batch.rows; row += 1) {
              const memo = batch.dictionaries["memo"]?.[Number(batch.columns["memo"]?.[row])];
              const account =
                batch.dictionaries["account"]?.[Number(batch.columns["account"]?.[row])];
              if (memo === "influencer" && account === "social")
                booked += Number(batch.columns["amount_fen"]?.[row]);
            }
          const lines = deals(market);
          const owed = lines.map(({ clause, state, feeFen }) =>
            state === "failed" || state === "late"
              ? Math.round((feeFen * TERMS[clause][state]) / 1000)
              : 0,
          );
          expect(lines.map(({ refundFen }) => refundFen)).toEqual(owed);
          expect(lines.some(({ state }) => state === "signed")).toBe(false);
          const fees = lines.reduce((total, { feeFen }) => total + feeFen, 0);
          expect(booked).toBe(fees - owed.reduce((total, one) => total + one, 0));
        },
      ),
      { numRuns: 8 },
    );
  });
});

/** Goods that disappoint, and buyers who all say so. */
