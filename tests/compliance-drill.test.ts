/** What a drill for a leak is worth: steps in their order and in time; each has a price and a wrong way. */
import { desks } from "@dianzhang/catalog";
import type { Command } from "@dianzhang/kernel";
import type { Market } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import type { CaseView, PrivacyView } from "../desks/compliance/commands.ts";

const FAIR = { misread: 0, lookAlike: 0, suspect: 0 };
const BEGIN: Command = { type: "compliance/begin-drill" };
const step = (choice: string): Command => ({ type: "compliance/drill-step", choice });
const RIGHT = ["revoke-access", "read-log", "with-facts", "those-affected", "cause-and-fix"];

function mugShop(law: Record<string, number> = {}): Market {
  const market = tinyMarket(desks, { shoppers: 2000, overlay: { law: { ...FAIR, ...law } } });
  openMugShop(market);
  market.tick();
  return market;
}

const privacy = (market: Market) => market.view(0, "compliance/privacy") as PrivacyView;
const flaws = (market: Market) =>
  privacy(market).drill?.steps.map(({ done }) => done?.flaw ?? null);

test("five steps in their order, begun at once: all right, thirty hours of work at ¥30", () => {
  const market = mugShop();
  give(market, BEGIN);
  for (const choice of RIGHT) give(market, step(choice));
  expect(flaws(market)).toEqual(["none", "none", "none", "none", "none"]);
  expect(privacy(market)).toMatchObject({ drilledAt: 1, drillScore: 5 });
  const last = privacy(market).drill?.steps.at(-1)?.done?.doneAt;
  expect(last).toBe(market.now + 1 + 6 + 3 + 8 + 12);
  const batches = market.tick().batches;
  const memo = batches.find(({ table }) => table.name === "ledger")?.dictionaries["memo"];
  const paid = rowsOf(batches, "ledger")
    .filter((row) => memo?.[row["memo"] as number] === "drill")
    .reduce((sum, row) => sum + Math.max(0, row["amount_fen"] as number), 0);
  expect(paid).toBe(90_000);
  expect(rowsOf(batches, "drill_steps").length).toBe(5);
});

describe("a step is worth nothing when", () => {
  test("it is the wrong way: waiting, copying the list, saying nothing", () => {
    const market = mugShop();
    give(market, BEGIN);
    for (const choice of ["wait-and-see", "copy-list", "say-nothing"]) give(market, step(choice));
    expect(flaws(market)).toEqual(["choice", "choice", "choice", null, null]);
  });

  test("it comes before what it needs: told before anybody knows whom", () => {
    const market = mugShop();
    give(market, BEGIN);
    for (const choice of ["revoke-access", "those-affected", "read-log"])
      give(market, step(choice));
    expect(flaws(market)).toEqual(["none", "order", null, "order", null]);
  });

  test("it is late: a night passes before anybody withdraws access", () => {
    const market = mugShop();
    give(market, BEGIN);
    for (let hour = 0; hour < 9; hour += 1) market.tick();
    for (const choice of RIGHT) give(market, step(choice));
    // Contained after ten hours of four, known after sixteen of twelve; the rest in time.
    expect(flaws(market)).toEqual(["late", "late", "none", "none", "none"]);
    expect(privacy(market).drillScore).toBe(3);
  });
});

test("whoever waits for the cause reports late, and everything after it is later still", () => {
  const market = mugShop();
  give(market, BEGIN);
  const choices = ["revoke-access", "read-log", "when-cause-known", "everyone", "cause-and-fix"];
  for (const choice of choices) give(market, step(choice));
  expect(flaws(market)).toEqual(["none", "none", "choice", "choice", "none"]);
  const done = privacy(market).drill?.steps.map((one) => one.done);
  expect(done?.[3]?.doneAt).toBe(market.now + 1 + 6 + 48 + 24);
  expect(done?.[3]?.fen).toBe(24 * 3000 + 50_000);
});

function firstLeak(market: Market, days: number): number {
  for (let hour = 0; hour < days * 24; hour += 1) {
    market.tick();
    const cases = market.view(0, "compliance/cases") as readonly CaseView[];
    if (cases.some(({ kind }) => kind === "breach")) return Math.floor(market.now / 24);
  }
  return days;
}

test("another copy of the list may leak; a drill gone through right makes it the less likely", () => {
  const leaking = mugShop({ leak: 0.3 });
  give(leaking, BEGIN);
  give(leaking, step("copy-list"));
  // On day 11.
  expect(firstLeak(leaking, 20)).toBeLessThan(20);
  // The same list and the same draws, after a drill that went right before.
  const drilled = mugShop({ leak: 0.3, drilled: 0 });
  give(drilled, BEGIN);
  for (const choice of RIGHT) give(drilled, step(choice));
  for (let hour = 0; hour < 7 * 24; hour += 1) drilled.tick();
  give(drilled, BEGIN);
  give(drilled, step("copy-list"));
  expect(firstLeak(drilled, 20)).toBe(20);
});

test("out of turn is refused by name: no drill, twice the same step, two in a week, no such way", () => {
  const market = mugShop();
  expect(refused(market, step("read-log"))).toBe("compliance/no-drill");
  give(market, BEGIN);
  expect(refused(market, BEGIN)).toBe("compliance/drill-running");
  give(market, step("revoke-access"));
  expect(refused(market, step("close-shop"))).toBe("compliance/step-taken");
  expect(refused(market, step("panic"))).toBe("desk/malformed-command");
  for (const choice of RIGHT.slice(1)) give(market, step(choice));
  expect(refused(market, step("read-log"))).toBe("compliance/no-drill");
  expect(refused(market, BEGIN)).toBe("compliance/drilled-lately");
  for (let hour = 0; hour < 7 * 24; hour += 1) market.tick();
  give(market, BEGIN);
  // Nobody goes on with it: after a week it is over, and the one before counts still.
  for (let hour = 0; hour < 169; hour += 1) market.tick();
  expect(refused(market, step("revoke-access"))).toBe("compliance/no-drill");
  expect(privacy(market).drillScore).toBe(5);
});
