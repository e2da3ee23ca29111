/** What the social seat's lists say equals what the metric files find in the lake, over a real market's Parquet. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desks, metricFolders } from "@dianzhang/catalog";
import {
  compactDay,
  loadMetrics,
  openLake,
  runMetric,
  writeHour,
  type Metric,
} from "@dianzhang/insights";
import { give, openMugShop, tinyMarket } from "@dianzhang/testkit";
import { afterAll, expect, test } from "vitest";
import type { DealLine, GroupsView, MentionLine, PostLine } from "../desks/social/commands.ts";

const dir = mkdtempSync(join(tmpdir(), "dianzhang-observe-social-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const DAYS = 16;
type Row = Record<string, unknown>;

test("sixteen days: posts, contracts, groups and mentions agree with the lake to the last click", async () => {
  const market = tinyMarket(desks, { shoppers: 12_000, rivals: 2 });
  openMugShop(market);
  for (const platform of ["chat", "square", "clip", "notes"])
    give(market, { type: "social/open-account", platform, name: "mugs" });
  for (let i = 1; i < 14; i += 1)
    give(market, {
      type: "social/plan-post",
      account: 1 + (i % 3),
      at: i * 24 + 20,
      format: "note",
      topic: "how-to",
      tone: "warm",
      title: "mugs",
      listing: i % 2,
    });
  for (const kol of [0, 1, 2, 3, 4, 5])
    give(market, { type: "social/sign-kol", kol, listing: 0, days: 4, clause: "penalty" });
  for (let hour = 0; hour < DAYS * 24; hour += 1) {
    if (hour === 96)
      give(market, { type: "social/open-group", name: "a", layer: "new", listing: 0, perWeek: 7 });
    const [open] = market.view(0, "social/mentions", { isOpen: true }) as readonly MentionLine[];
    if (open && hour % 24 === 9)
      give(market, { type: "social/reply", mention: open.mention, template: "solve" });
    const { tick, batches, day } = market.tick();
    writeHour(dir, tick, batches);
    if (day !== undefined) await compactDay(dir, day);
  }
  const metrics = loadMetrics(metricFolders());
  const lake = await openLake(dir);
  const answer = async (id: string): Promise<Row[]> => {
    const period = { shop: 0, from: 0, to: DAYS * 86_400 };
    const { rows, columns } = await runMetric(lake, metrics.get(id) as Metric, period);
    return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])));
  };
  const told = {
    posts: await answer("social-posts"),
    deals: await answer("kol-roi"),
    groups: await answer("communities"),
    overview: (await answer("social-overview"))[0],
    mentions: await answer("mentions-daily"),
    daily: await answer("social-daily"),
  };
  lake.close();
  const seen = market.view(0, "social/calendar", { from: 0, days: 60 }) as readonly PostLine[];
  const out = seen.filter(({ state }) => state === "out");
  const byPost = (lines: readonly Row[]) =>
    lines
      .map((row) =>
        [row["post"], row["reached"], row["likes"], row["shares"], row["visits"], row["orders"]]
          .concat([row["sales_fen"]])
          .join(" "),
      )
      .toSorted();
  const mine = out.map((post) => ({ ...post, visits: post.clicks, sales_fen: post.salesFen }));
  expect(byPost(told.posts)).toEqual(byPost(mine));
  expect(out.reduce((sum, { orders }) => sum + orders, 0)).toBeGreaterThan(0);

  const deals = market.view(0, "social/deal-list") as readonly DealLine[];
  const money = (row: Row) => [row["deal"], row["state"], row["fee"], row["back"]].join(" ");
  expect(
    told.deals.map((row) => money({ ...row, fee: row["fee_fen"], back: row["refund_fen"] })),
  ).toEqual(
    deals.map((deal) => money({ ...deal, fee: deal.feeFen, back: deal.refundFen })).toReversed(),
  );

  const [group] = (market.view(0, "social/groups") as GroupsView).groups;
  const [inLake] = told.groups;
  expect(group?.messages).toBeGreaterThan(5);
  expect([inLake?.["joined"], inLake?.["gone"], inLake?.["messages"], inLake?.["visits"]]).toEqual([
    group?.joined,
    group?.left,
    group?.messages,
    group?.visits,
  ]);

  const said = market.view(0, "social/mentions", { days: 60 }) as readonly MentionLine[];
  const sum = (name: string) => told.mentions.reduce((all, row) => all + Number(row[name]), 0);
  expect(sum("praise") + sum("complaints")).toBe(said.length);
  expect(sum("answered")).toBe(said.filter(({ reply }) => reply !== null).length);
  expect(sum("answered")).toBeGreaterThan(0);
  expect(told.daily.reduce((all, row) => all + Number(row["orders"]), 0)).toBe(
    told.overview?.["orders"],
  );
}, 180_000);
