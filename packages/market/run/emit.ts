/** Where a tick's events are written, and the exact hourly counts of what was seen in each list. */
import { BatchBuilder, NULL_U16, type Batch } from "@dianzhang/kernel";
import { activityList, listCount, TIERS } from "../compile/lists.ts";
import type { Tables } from "../compile/table.ts";
import {
  ACCOUNTS,
  ACTION,
  CHANNEL,
  CHANNELS,
  DEVICES,
  EXPOSURE,
  EXPOSURE_HOURLY,
  KINDS,
  LEDGER,
  LISTING_DAY,
  MEMOS,
  ORDER_LINES,
  ORDERS,
  PARCELS,
  RETURN_REASONS,
  RETURNS,
  REVIEWS,
  SATISFACTION,
  SESSION,
  VISIT,
} from "../events.ts";
import { LIST } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";
import { count, type World } from "../world/world.ts";

export interface Emit {
  readonly exposure: BatchBuilder;
  readonly exposureHourly: BatchBuilder;
  readonly session: BatchBuilder;
  readonly visit: BatchBuilder;
  readonly action: BatchBuilder;
  readonly orders: BatchBuilder;
  readonly orderLines: BatchBuilder;
  readonly parcels: BatchBuilder;
  readonly reviews: BatchBuilder;
  readonly satisfaction: BatchBuilder;
  readonly returns: BatchBuilder;
  readonly ledger: BatchBuilder;
  readonly listingDay: BatchBuilder;
  /** Sessions that scrolled to each depth, per list; and clicks per slot. Cleared when counted. */
  readonly depth: Uint32Array;
  readonly clicks: Uint32Array;
  readonly isTouched: Uint8Array;
  readonly touched: number[];
  /** Exact totals since the market opened. */
  exposures: number;
  sessions: number;
}

export function newEmit(scenario: Scenario): Emit {
  const keyword = scenario.keywords.map((one) => one.text);
  const channel = CHANNELS;
  const device = DEVICES;
  const province = scenario.provinces.map((one) => one.id);
  const courier = scenario.couriers.map((one) => one.id);
  const lists = listCount(scenario);
  return {
    exposure: new BatchBuilder(EXPOSURE, { channel, keyword }),
    exposureHourly: new BatchBuilder(EXPOSURE_HOURLY, { channel, keyword }),
    session: new BatchBuilder(SESSION, { channel, device, province }),
    visit: new BatchBuilder(VISIT, { channel, keyword, device, province }),
    action: new BatchBuilder(ACTION, { kind: KINDS }),
    orders: new BatchBuilder(ORDERS, { channel, device, province }),
    orderLines: new BatchBuilder(ORDER_LINES),
    parcels: new BatchBuilder(PARCELS, { courier, province }),
    reviews: new BatchBuilder(REVIEWS),
    satisfaction: new BatchBuilder(SATISFACTION),
    returns: new BatchBuilder(RETURNS, { reason: RETURN_REASONS }),
    ledger: new BatchBuilder(LEDGER, { account: ACCOUNTS, memo: MEMOS }),
    listingDay: new BatchBuilder(LISTING_DAY, {
      category: scenario.categories.map((one) => one.id),
    }),
    depth: new Uint32Array(lists * (LIST + 1)),
    clicks: new Uint32Array(lists * LIST),
    isTouched: new Uint8Array(lists),
    touched: [],
    exposures: 0,
    sessions: 0,
  };
}

/** Turns the depth histograms into exact hourly rows and into the listings' counters. */
export function countExposures(world: World, tables: Tables, emit: Emit): void {
  const { scenario } = world;
  const searchLists = scenario.keywords.length * TIERS;
  const firstActivity = activityList(scenario, 0);
  const at = world.now * 3600;
  const seen = new Uint32Array(tables.rows.length);
  const clicked = new Uint32Array(tables.rows.length);
  const places = new Uint32Array(tables.rows.length);
  let found: number[] = [];
  emit.touched.sort((a, b) => a - b);
  emit.touched.forEach((list, n) => {
    addList(tables, emit, list, { seen, clicked, places, found });
    const next = emit.touched[n + 1];
    if (next !== undefined && groupOf(list) === groupOf(next)) return;
    const isSearch = list < searchLists;
    const channel = isSearch
      ? CHANNEL.search
      : list < firstActivity
        ? CHANNEL.feed
        : CHANNEL.activity;
    const keyword = isSearch ? Math.floor(list / TIERS) : NULL_U16;
    for (const id of found) {
      const row = tables.rows[id];
      emit.exposureHourly.add(
        at,
        row?.shop ?? 0,
        id,
        channel,
        keyword,
        seen[id] as number,
        clicked[id] as number,
        places[id] as number,
      );
      count(world, id, 0, seen[id] as number);
      count(world, id, 7, places[id] as number);
      seen[id] = clicked[id] = places[id] = 0;
    }
    found = [];
  });
  emit.touched.length = 0;

  // The three purses of one phrase are one row; every other list stands for itself.
  function groupOf(list: number): number {
    return list < searchLists ? Math.floor(list / TIERS) : list + searchLists;
  }
}

interface Sums {
  readonly seen: Uint32Array;
  readonly clicked: Uint32Array;
  readonly places: Uint32Array;
  readonly found: number[];
}

function addList(tables: Tables, emit: Emit, list: number, sums: Sums): void {
  const { depth, clicks } = emit;
  let looking = 0;
  for (let d = LIST; d >= 1; d -= 1) {
    const slot = list * LIST + d - 1;
    looking += depth[list * (LIST + 1) + d] as number;
    depth[list * (LIST + 1) + d] = 0;
    const id = tables.item[slot] as number;
    if (id < 0 || looking === 0) continue;
    if (sums.seen[id] === 0) sums.found.push(id);
    sums.seen[id] = (sums.seen[id] as number) + looking;
    sums.clicked[id] = (sums.clicked[id] as number) + (clicks[slot] as number);
    sums.places[id] = (sums.places[id] as number) + looking * d;
    clicks[slot] = 0;
    emit.exposures += looking;
  }
  depth[list * (LIST + 1)] = 0;
  emit.isTouched[list] = 0;
}

/** All rows of the tick, tables in their fixed order; empty tables are left out. */
export function takeBatches(emit: Emit): Batch[] {
  const builders = [
    emit.exposure,
    emit.exposureHourly,
    emit.session,
    emit.visit,
    emit.action,
    emit.orders,
    emit.orderLines,
    emit.parcels,
    emit.reviews,
    emit.returns,
    emit.ledger,
    emit.listingDay,
    emit.satisfaction,
  ];
  return builders.filter((builder) => builder.rows > 0).map((builder) => builder.take());
}
