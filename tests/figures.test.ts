/** Do the figures of every desk say what the raw events say? Eight days of a shop with an expert in every seat. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desks } from "@dianzhang/catalog";
import {
  loadMetrics,
  openLake,
  runMetric,
  type Answer,
  type Lake,
  type Metric,
} from "@dianzhang/insights";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadScenario, pilotOf, simulate } from "../packages/cli/simulate.ts";
import {
  comesBefore,
  credited,
  DAY,
  distinct,
  grouped,
  mean,
  num,
  parcelsOf,
  profitIn,
  readTables,
  roundsOf,
  share,
  total,
  within,
  type Period,
  type Row,
  type Tables,
} from "./own-reckoning.ts";

const SHOP = 0;
/** Its rivals with it. */
const SHOPS = 13;
const DAYS = 8;
const NOW = DAYS * DAY;
const READ = [
  "visit action orders order_lines ledger exposure_hourly ad_hourly ad_clicks",
  "feed_hourly feed_clicks social_hourly social_clicks parcels order_steps",
  "live_minutes chats chat_lines",
].flatMap((names) => names.split(" "));

/** All of it, the last week, one day from midnight to midnight, and three days that begin in a night. */
const PERIODS: readonly Period[] = [
  [0, NOW],
  [DAY, NOW],
  [4 * DAY, 5 * DAY],
  [3 * DAY + 7200, 5 * DAY + 7200],
];

const dir = mkdtempSync(join(tmpdir(), "figures-"));
let lake: Lake;
let raw: Tables;
let metrics: ReadonlyMap<string, Metric>;

beforeAll(async () => {
  await simulate({
    scenario: loadScenario("apparel"),
    seed: 13,
    days: DAYS,
    shoppers: 8_000,
    pilot: pilotOf("expert"),
    out: dir,
  });
  metrics = loadMetrics(
    desks.map(({ id }) => join(import.meta.dirname, "../desks", id, "metrics")),
  );
  lake = await openLake(dir);
  raw = await readTables(lake, READ, SHOP);
});
afterAll(() => {
  lake?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function ask(id: string, period: Period, shop = SHOP): Promise<Row[]> {
  const { columns, rows } = await answer(id, period, shop);
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null])),
  );
}

async function answer(id: string, [from, to]: Period, shop = SHOP): Promise<Answer> {
  const metric = metrics.get(id);
  if (!metric) throw new Error(`no metric ${id}`);
  return runMetric(lake, metric, { shop, from, to });
}

const rows = (table: string, period: Period) => within(raw[table], period);

/** The figures of an own reckoning, out of a row of an answer; what is no whole number to nine digits. */
function same(shown: Row | undefined, own: Row): void {
  const rounded = (row: Row | undefined) =>
    Object.fromEntries(
      Object.keys(own).map((name) => {
        const cell = row?.[name] ?? null;
        return [name, typeof cell === "number" ? Number(cell.toPrecision(9)) : cell];
      }),
    );
  expect(rounded(shown)).toEqual(rounded(own));
}

function headlines(period: Period): Row {
  const [visits, orders, shown, ledger] = [
    rows("visit", period),
    rows("orders", period),
    rows("exposure_hourly", period),
    rows("ledger", period),
  ];
  const [visitors, buyers] = [distinct(visits, "shopper"), distinct(orders, "shopper")];
  const sessions = [...grouped(visits, "session").values()];
  const exposures = total(shown, "exposures");
  return {
    visitors,
    views: visits.length,
    bounce_rate: share(sessions.filter((pages) => pages.length === 1).length, sessions.length),
    exposures,
    click_rate: share(total(shown, "clicks"), exposures),
    orders: orders.length,
    buyers,
    conversion: share(buyers, visitors),
    gmv_fen: total(orders, "paid_fen"),
    order_value_fen: buyers === 0 ? null : Math.round(total(orders, "paid_fen") / buyers),
    refund_fen: total(
      ledger.filter((row) => row["account"] === "refunds"),
      "amount_fen",
    ),
    profit_fen: profitIn(ledger),
  };
}

describe("figures of the shop", () => {
  test.each(PERIODS)("headlines from second %i to %i, and of the time before", async (from, to) => {
    const [current, previous] = await ask("overview", [from, to]);
    same(current, headlines([from, to]));
    const before = 2 * from - to;
    expect(previous === undefined).toBe(before < 0);
    if (previous) same(previous, headlines([before, from]));
  });

  test.each(PERIODS)("days, hours and channels from %i to %i add up to them", async (from, to) => {
    const period: Period = [from, to];
    const [own, days, hours, channels] = [
      headlines(period),
      await ask("daily", period),
      await ask("hours", period),
      await ask("channels", period),
    ];
    for (const name of ["views", "orders", "gmv_fen", "profit_fen"])
      expect([name, total(days, name)]).toEqual([name, own[name]]);
    for (const name of ["views", "orders"])
      expect([name, total(hours, name)]).toEqual([name, own[name]]);
    for (const name of ["exposures", "orders", "gmv_fen"])
      expect([name, total(channels, name)]).toEqual([name, own[name]]);
    const since = 2 * from - to;
    const isNone = channels.every((line) => line["previous_gmv_fen"] === null);
    expect(isNone).toBe(since < 0);
    expect(total(channels, "previous_gmv_fen")).toBe(
      since < 0 ? 0 : headlines([since, from])["gmv_fen"],
    );
    const lines = rows("order_lines", period);
    const goods = await ask("products", period);
    expect([total(goods, "units"), total(goods, "sales_fen")]).toEqual([
      total(lines, "quantity"),
      total(rows("orders", period), "goods_fen"),
    ]);
  });

  test("who stays past midnight is seen on the new day too, in every shop of the market", async () => {
    const dayOf = (row: Row | undefined) => Math.floor(num(row, "at") / DAY);
    let nights = 0;
    for (let shop = 0; shop < SHOPS; shop += 1) {
      const { visit = [] } = await readTables(lake, ["visit"], shop);
      const days = [...grouped(visit, "session").values()]
        .filter((pages) => dayOf(pages[0]) !== dayOf(pages.at(-1)))
        .map((pages) => dayOf(pages.at(-1)));
      nights += days.length;
      for (const number of new Set(days)) {
        const period: Period = [number * DAY, (number + 1) * DAY];
        const [day] = await ask("daily", period, shop);
        expect(day?.["views"]).toBe(within(visit, period).length);
      }
    }
    expect(nights).toBeGreaterThan(2);
  });

  test("the funnel: one product in one session counts once a step", async () => {
    const period: Period = [3 * DAY, NOW];
    const done = (...kinds: string[]) =>
      distinct(
        rows("action", period).filter((row) => kinds.includes(String(row["kind"]))),
        "session",
        "listing",
      );
    expect((await ask("funnel", period)).map(({ step, reached }) => [step, reached])).toEqual([
      ["exposure", total(rows("exposure_hourly", period), "exposures")],
      ["visit", distinct(rows("visit", period), "session", "listing")],
      ["interest", done("cart", "favourite")],
      ["checkout", done("checkout", "pay")],
      ["pay", done("pay")],
    ]);
  });
});

describe("the books", () => {
  test("every entry is even; what is owned less the capital is the profit; the screen says the same", async () => {
    const ledger = raw["ledger"] ?? [];
    const entries = [...grouped(ledger, "entry").values()];
    expect(entries.filter((lines) => total(lines, "amount_fen") !== 0)).toEqual([]);
    const [current] = await ask("overview", [0, NOW + DAY]);
    expect(current?.["profit_fen"]).toBe(profitIn(ledger));
    const [spent] = await ask("ads-overview", [0, NOW]);
    const [spentOnFeed] = await ask("feed-overview", [0, NOW]);
    const booked = (memo: string) =>
      total(
        ledger.filter((row) => row["account"] === "advertising" && row["memo"] === memo),
        "amount_fen",
      );
    expect([spent?.["spend_fen"], spentOnFeed?.["spend_fen"]]).toEqual([
      booked("search-ads"),
      booked("feed-ads"),
    ]);
  });
});

describe("what ads and posts sold", () => {
  test.each([
    ["ads-overview", "ad_hourly", "ad_clicks", ["ads-keywords", "ads-terms", "ads-daily"]],
    ["feed-overview", "feed_hourly", "feed_clicks", ["feed-audiences", "feed-creatives"]],
  ])("%s: spend, orders and return; its parts add up", async (id, hourly, clicks, parts) => {
    for (const period of PERIODS) {
      const [shown] = await ask(id, period);
      const [hours, sold] = [
        rows(hourly, period),
        credited(rows("orders", period), raw[clicks] ?? []).map(({ order }) => order),
      ];
      same(shown, {
        exposures: total(hours, "exposures"),
        clicks: total(hours, "clicks"),
        click_rate: share(total(hours, "clicks"), total(hours, "exposures")),
        spend_fen: total(hours, "spend_fen"),
        charge_fen: share(total(hours, "spend_fen"), total(hours, "clicks")),
        orders: sold.length,
        sales_fen: total(sold, "goods_fen"),
        roas: share(total(sold, "goods_fen"), total(hours, "spend_fen")),
      });
      for (const part of parts) {
        const lines = await ask(part, period);
        for (const name of ["exposures", "clicks", "spend_fen", "orders", "sales_fen"])
          expect([part, name, total(lines, name)]).toEqual([part, name, shown?.[name]]);
      }
    }
  });

  test("posts: visits, orders and return; days add up to them", async () => {
    for (const period of PERIODS) {
      const sold = credited(rows("orders", period), raw["social_clicks"] ?? []);
      const orders = sold.map(({ order }) => order);
      const spent = rows("ledger", period).filter((row) => row["account"] === "social");
      const [shown] = await ask("social-overview", period);
      same(shown, {
        reached: total(rows("social_hourly", period), "reached"),
        visits: rows("social_clicks", period).length,
        orders: orders.length,
        sales_fen: total(orders, "goods_fen"),
        roi: share(total(orders, "goods_fen"), total(spent, "amount_fen")),
      });
      const days = await ask("social-daily", period);
      for (const name of ["reached", "visits", "orders", "sales_fen"])
        expect([name, total(days, name)]).toEqual([name, shown?.[name]]);
    }
  });

  test("of those who clicked a feed ad, so many paid within one day, three, seven and fifteen", async () => {
    const first = new Map<Row[string], Row>();
    for (const click of raw["feed_clicks"] ?? []) {
      const held = first.get(click["shopper"] ?? null);
      if (!held || comesBefore(click, held)) first.set(click["shopper"] ?? null, click);
    }
    const paid = (days: number) =>
      rows("orders", [0, NOW]).filter((order) => {
        const click = first.get(order["shopper"] ?? null);
        const isSoon = num(order, "at") < num(click, "at") + days * DAY;
        return click !== undefined && isSoon && comesBefore(click, order);
      });
    const shown = await ask("feed-funnel", [0, NOW]);
    expect(shown.map(({ clickers, buyers, sales_fen }) => [clickers, buyers, sales_fen])).toEqual(
      [1, 3, 7, 15].map((days) => [
        first.size,
        distinct(paid(days), "shopper"),
        total(paid(days), "goods_fen"),
      ]),
    );
  });
});

describe("from the desk to the door", () => {
  test("parcels, not rows: merged orders are one, and couriers and provinces add up", async () => {
    for (const period of PERIODS) {
      const all = rows("parcels", period);
      const own = parcelsOf(all);
      const signed = own.filter((one) => one["signed"] !== null);
      const [shown] = await ask("parcels-overview", period);
      same(shown, {
        parcels: own.length,
        cost_fen: total(all, "cost_fen"),
        each_fen: share(total(all, "cost_fen"), own.length),
        hours: mean(signed.map((one) => (num(one, "signed") - num(one, "shipped")) / 3600)),
        on_time: share(
          signed.filter((one) => num(one, "signed") <= num(one, "promised")).length,
          own.length,
        ),
        damaged: total(own, "isDamaged"),
      });
      for (const part of ["parcels-couriers", "parcels-provinces"])
        expect(total(await ask(part, period), "parcels")).toBe(own.length);
    }
  });

  test("every paid order comes onto the desk; boxes are counted by the order", async () => {
    const [desk] = await ask("orders-overview", [0, NOW + DAY]);
    expect(desk?.["taken"]).toBe((raw["orders"] ?? []).length);
    const packed = new Set((raw["order_steps"] ?? []).map((row) => row["order"]));
    const sent = rows("parcels", [0, NOW]).filter((row) => packed.has(row["order"] ?? null));
    const boxes = await ask("orders-packaging", [0, NOW]);
    expect(total(boxes, "parcels")).toBe(distinct(sent, "order"));
  });

  test("live rooms: their orders are the orders that came by them", async () => {
    const rooms = await ask("live-overview", [0, NOW + DAY]);
    const sold = (raw["orders"] ?? []).filter((row) => row["channel"] === "live");
    expect([total(rooms, "orders"), total(rooms, "sales_fen")]).toEqual([
      sold.length,
      total(sold, "goods_fen"),
    ]);
  });

  test("service: three-minute replies, enquiries that bought, and what it cost", async () => {
    const period: Period = [2 * DAY, NOW];
    const talks = rows("chats", period);
    const bought = talks.filter((row) => row["ending"] === "bought");
    const before = talks.filter((row) => row["order"] === null || row["ending"] === "bought");
    const { begun, kept } = roundsOf(rows("chat_lines", period));
    const [shown] = await ask("service-overview", period);
    same(shown, {
      chats: talks.length,
      in_three: share(kept, begun),
      enquiries: before.length,
      converted: share(bought.length, before.length),
      cost_fen: total(
        rows("ledger", period).filter((row) => row["account"] === "service"),
        "amount_fen",
      ),
    });
    expect(begun).toBeGreaterThan(50);
  });
});

test("no figure of any desk is endless or −0, and a share lies between 0 and 1", async () => {
  // A change may be any size; a click may lead to several orders; what is kept of an uplift may be a loss.
  const isFree = ["trend", "click_conversion", "kept_share", "price_rate"];
  const wrong: string[] = [];
  let cells = 0;
  for (const id of metrics.keys())
    for (const period of PERIODS.slice(1, 3)) {
      const { columns, rows: lines } = await answer(id, period);
      for (const line of lines)
        for (const [i, cell] of line.entries()) {
          cells += 1;
          const { name, unit } = columns[i] ?? { name: "", unit: "text" };
          if (typeof cell !== "number") continue;
          const isShare = unit === "rate" && !isFree.includes(name) && !name.endsWith("_change");
          const isOut = isShare && (cell < 0 || cell > 1);
          if (!Number.isFinite(cell) || Object.is(cell, -0) || isOut)
            wrong.push(`${id} ${name} ${cell}`);
        }
    }
  expect(wrong).toEqual([]);
  expect(cells).toBeGreaterThan(8000);
});
