/** What the members seat's views say equals what the metric files find in the lake, whatever cuts are set. */
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
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { ExportLine, MembersOverview, PlanLine } from "../desks/members/commands.ts";

const dir = mkdtempSync(join(tmpdir(), "dianzhang-observe-members-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

type Row = Record<string, unknown>;
const EVERYBODY = { layers: [], tiers: [], tags: [] };

const rising = (most: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: most }), { minLength: 4, maxLength: 4 })
    .map((cuts) => cuts.toSorted((a, b) => a - b));
const cuts = fc.record({ recencyDays: rising(14), orders: rising(6), spentFen: rising(20_000) });

test("layers under any cuts, plans with their hold-outs and exports agree with the lake to the last fen", async () => {
  const market = tinyMarket(desks, { shoppers: 12_000, overlay: { after: { dropTail: 1e9 } } });
  openMugShop(market);
  const metrics = loadMetrics(metricFolders());
  const run = async (hours: number): Promise<void> => {
    for (let hour = 0; hour < hours; hour += 1) {
      const { tick, batches, day } = market.tick();
      writeHour(dir, tick, batches);
      if (day !== undefined) await compactDay(dir, day);
    }
  };
  const answer = async (id: string): Promise<Row[]> => {
    const lake = await openLake(dir);
    const period = { shop: 0, from: 0, to: market.now * 3600 };
    const { rows, columns } = await runMetric(lake, metrics.get(id) as Metric, period);
    lake.close();
    return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])));
  };
  const layersAgree = async (): Promise<void> => {
    const { layers } = market.view(0, "members/overview") as MembersOverview;
    const shown = layers.filter(({ members }) => members > 0);
    const found = await answer("members-rfm");
    expect(
      found.map((row) => [row["layer"], row["members"], row["orders"], row["spent_fen"]]),
    ).toEqual(shown.map((one) => [one.layer, one.members, one.orders, one.spentFen]));
  };
  await run(9 * 24);
  await layersAgree();
  const programme = { perYuan: 10, exchangePoints: 500, couponFen: 500, couponOverFen: 3000 };
  give(market, { type: "members/set-programme", programme: { ...programme, tiers: [] } });
  for (const [weekday, channel] of [
    [1, "chat"],
    [4, "sms"],
  ] as const)
    give(market, {
      type: "members/create-plan",
      name: channel,
      audience: EVERYBODY,
      moment: { kind: "weekly", weekday },
      hour: 19,
      channel,
      listing: null,
      coupon: channel === "sms" ? { cutFen: 800, overFen: 0, days: 7 } : null,
      holdPermille: 300,
      days: 60,
    });
  give(market, {
    type: "members/export",
    purpose: "service",
    fields: ["orders", "spent"],
    isMasked: true,
    audience: EVERYBODY,
  });
  await run(12 * 24 + 5);
  await fc.assert(
    fc.asyncProperty(cuts, async (set) => {
      give(market, { type: "members/set-cuts", ...set });
      await run(1);
      await layersAgree();
    }),
    { numRuns: 6 },
  );
  const plans = (market.view(0, "members/plans") as readonly PlanLine[]).toReversed();
  const found = await answer("members-reach");
  expect(found.length).toBe(2);
  found.forEach((row, i) => {
    const line = plans[i] as PlanLine;
    expect([
      row["sent"],
      row["visits"],
      row["orders"],
      row["unsubscribed"],
      row["fee_fen"],
    ]).toEqual([line.sent, line.visits, line.orders, line.gone, line.feesFen]);
    expect([row["treated"], row["held"]]).toEqual([line.treated.members, line.held.members]);
    expect(line.held.members).toBeGreaterThan(5);
    expect(Math.round(Number(row["lift_fen"]))).toBe(line.lift?.eachFen);
    const side = ((line.lift?.highFen ?? 0) - (line.lift?.lowFen ?? 0)) / 2;
    expect(Math.abs(Number(row["side_fen"]) - side)).toBeLessThanOrEqual(1);
  });
  // Points are a cost on the day they are given and a debt until they are used: no profit comes of them.
  expect((market.view(0, "members/overview") as MembersOverview).owedFen).toBeGreaterThan(0);
  const [overview] = await answer("overview");
  expect(overview?.["profit_fen"]).toBe(market.profitFen(0));
  const exported = await answer("members-exports");
  const [line] = market.view(0, "members/exports") as readonly ExportLine[];
  expect(exported).toEqual([
    {
      at: (line?.at ?? 0) * 3600,
      purpose: "service",
      members: line?.members,
      fields: 2,
      masked: 1,
    },
  ]);
});
