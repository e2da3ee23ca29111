/** What the order desk shows: the seat, the queue, trouble with its evidence, pick lists, waybills, times. Buyers are masked. */
import {
  CHECK,
  CHOICES,
  PACKAGING,
  PACK_WORK,
  PACKAGINGS,
  pickWork,
  type DeskContext,
  type WorkLine,
} from "@dianzhang/market";
import {
  STATES,
  type ExceptionLine,
  type PickLine,
  type QueueParams,
  type QueueRow,
  type Rules,
  type SeatView,
  type SopLine,
  type State,
  type Waybill,
} from "../commands.ts";
import { seatOf, type OrdersSlice } from "./slice.ts";

type Context = DeskContext<OrdersSlice>;

/** Hours before the deadline from which an order is urgent. */
const SOON = 8;

export function seat({ slice, shop, market }: Context): SeatView {
  const { isTaken, rules } = seatOf(slice, shop);
  const lines = isTaken ? market.desk.work(shop) : [];
  const { hours, latePermille, leastFen, mostFen } = market.scenario.marketplace.dispatch;
  const states = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  for (const line of lines) states[stateOf(line)] += 1;
  const waiting = lines.filter(({ step }) => step !== "back" && step !== "handed");
  const left = waiting.map((line) => leftOf(market, line));
  return {
    isTaken,
    rules,
    states,
    flagged: waiting.filter(({ troubles }) => troubles.length > 0).length,
    cases: isTaken ? market.desk.troubles(shop, 0).length : 0,
    held: waiting.filter(({ isHeld }) => isHeld).length,
    dueSoon: left.filter((one) => one >= 0 && one < SOON).length,
    late: left.filter((one) => one < 0).length,
    deadlineHours: hours,
    latePermille,
    lateLeastFen: leastFen,
    lateMostFen: mostFen,
    perHour: Math.floor(market.desk.workPerHour / workOf(rules)),
    packagings: PACKAGINGS.map((packaging) => ({
      packaging,
      fen: PACKAGING[packaging].fen,
      damagePercent: Math.round(PACKAGING[packaging].damage * 100),
      workPercent: Math.round(((PACK_WORK + PACKAGING[packaging].work) * 100) / PACK_WORK),
    })),
    checkFen: CHECK.fen,
  };
}

function workOf({ wave, packaging, checkFromFen }: Rules): number {
  const check = checkFromFen === null ? 0 : CHECK.work;
  return pickWork(Math.max(1, wave)) + PACK_WORK + PACKAGING[packaging].work + check;
}

function stateOf({ step }: WorkLine): State {
  return STATES.find((state) => state === step) ?? "paid";
}

function leftOf({ scenario, now }: Context["market"], { at }: WorkLine): number {
  return Math.floor(at / 3600) + scenario.marketplace.dispatch.hours - now;
}

/** Only the last two digits of a buyer's number are shown. */
function masked(shopper: number): string {
  return `***${String(shopper).padStart(2, "0").slice(-2)}`;
}

/** Buyer → the first order of theirs on the desk: tells who is the same without telling who. */
function firstOrders(lines: readonly WorkLine[]): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { shopper, order } of lines) if (!first.has(shopper)) first.set(shopper, order);
  return first;
}

export function queue(ctx: Context, asked: QueueParams): QueueRow[] {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return [];
  const place = market.scenario.provinces.findIndex(({ id }) => id === asked.province);
  const found: QueueRow[] = [];
  const lines = market.desk.work(shop);
  const first = firstOrders(lines);
  for (const line of lines) {
    if (found.length >= asked.most) break;
    if (asked.state !== "all" && stateOf(line) !== asked.state) continue;
    if (place >= 0 && line.province !== place) continue;
    if (asked.sku !== null && !line.lines.some(({ sku }) => sku === asked.sku)) continue;
    if (market.now - Math.floor(line.at / 3600) < asked.ageHours) continue;
    if (!isOfFlag(line, asked.flag)) continue;
    found.push(rowOf(ctx, line, first.get(line.shopper) ?? line.order));
  }
  return found;
}

function isOfFlag({ troubles, isHeld }: WorkLine, flag: QueueParams["flag"]): boolean {
  if (flag === "flagged") return troubles.length > 0;
  if (flag === "held") return isHeld;
  return flag === "all" || (troubles.length === 0 && !isHeld);
}

function rowOf({ market, shop }: Context, line: WorkLine, sameBuyerAs: number): QueueRow {
  const { scenario, now } = market;
  const kinds = line.troubles.map((id) => market.desk.trouble(shop, id)?.kind ?? "");
  return {
    order: line.order,
    buyer: masked(line.shopper),
    sameBuyerAs,
    state: stateOf(line),
    isHeld: line.isHeld,
    province: scenario.provinces[line.province]?.id ?? "",
    goodsFen: line.goodsFen,
    weightG: line.weightG,
    pieces: line.lines.reduce((sum, { pieces }) => sum + pieces, 0),
    skus: line.lines.map(({ sku }) => sku),
    paidAt: line.at,
    ageHours: Math.max(0, now - Math.floor(line.at / 3600)),
    leftHours: leftOf(market, line),
    courier: scenario.couriers[line.courier]?.id ?? "",
    parcel: line.parcel,
    isMerged: line.parcel !== line.order,
    isPart: line.isPart,
    wave: line.wave,
    packaging: line.packaging,
    isChecked: line.isChecked,
    flags: kinds,
  };
}

export function exceptions(
  { slice, shop, market }: Context,
  { closed }: { closed: number },
): ExceptionLine[] {
  if (!seatOf(slice, shop).isTaken) return [];
  return market.desk.troubles(shop, closed).map((line) => {
    const order = market.desk.line(shop, line.order);
    const lines = order?.lines.length ?? 1;
    const isGone = order?.step === "handed";
    return {
      id: line.id,
      order: line.order,
      kind: line.kind,
      signals: line.signals,
      goodsFen: order?.goodsFen ?? 0,
      state: line.state,
      choices:
        line.state === "open"
          ? CHOICES[line.kind].filter(
              (one) =>
                (one !== "split" || lines > 1) &&
                (line.kind !== "cancel" || one !== (isGone ? "refund" : "intercept")),
            )
          : [],
      answer: line.answer,
      outcome: line.outcome,
      raisedTick: line.raisedAt,
      untilTick: line.untilTick,
      replyTick: line.replyAt,
      costFen: line.costFen,
      chargeFen: line.chargeFen,
      lines,
      isChecked: order?.isChecked ?? false,
    };
  });
}

/** What the named orders (or all that are printed and not picked) need from the shelves. */
export function pickList(
  { slice, shop, market }: Context,
  { orders }: { orders: readonly number[] },
): PickLine[] {
  if (!seatOf(slice, shop).isTaken) return [];
  const wanted = new Set(orders);
  const goods = goodsNames(market, shop);
  const lines = new Map<number, { pieces: number; orders: Set<number>; listing: number }>();
  for (const line of market.desk.work(shop)) {
    if (orders.length > 0 ? !wanted.has(line.order) : line.step !== "printed") continue;
    for (const { sku, pieces, listing } of line.lines) {
      const own = lines.get(sku) ?? { pieces: 0, orders: new Set<number>(), listing };
      own.pieces += pieces;
      own.orders.add(line.order);
      lines.set(sku, own);
    }
  }
  return [...lines]
    .toSorted(([a], [b]) => a - b)
    .map(([sku, line]) => ({
      sku,
      goods: goods.get(line.listing) ?? "",
      pieces: line.pieces,
      orders: line.orders.size,
      barcode: `SKU${String(sku).padStart(6, "0")}`,
    }));
}

function goodsNames(market: Context["market"], shop: number): ReadonlyMap<number, string> {
  const lines = market.view(shop, "listing/listing-list", {}) as readonly {
    readonly listing: number;
    readonly title: string;
  }[];
  return new Map(lines.map(({ listing, title }) => [listing, title]));
}

/** One label a parcel; orders of one parcel share it. */
export function waybills(
  { slice, shop, market }: Context,
  { orders }: { orders: readonly number[] },
): Waybill[] {
  if (!seatOf(slice, shop).isTaken) return [];
  const wanted = new Set(orders);
  const parcels = new Map<number, WorkLine[]>();
  for (const line of market.desk.work(shop)) {
    const isAsked = ["printed", "picked", "packed"].includes(line.step);
    if (orders.length > 0 ? !wanted.has(line.order) : !isAsked) continue;
    const own = parcels.get(line.parcel);
    if (own) own.push(line);
    else parcels.set(line.parcel, [line]);
  }
  const { couriers, provinces } = market.scenario;
  return [...parcels].map(([parcel, lines]) => {
    const [first] = lines;
    const courier = couriers[first?.courier ?? 0];
    return {
      barcode: `${(courier?.id ?? "").slice(0, 2).toUpperCase()}${String(parcel).padStart(10, "0")}`,
      courier: courier?.name.zh ?? "",
      province: provinces[first?.province ?? 0]?.name.zh ?? "",
      buyer: masked(first?.shopper ?? 0),
      orders: lines.map(({ order }) => order).join(" "),
      pieces: lines.flatMap((line) => line.lines).reduce((sum, { pieces }) => sum + pieces, 0),
      weightG: lines.reduce((sum, { weightG }) => sum + weightG, 0),
    };
  });
}

const SOP = ["reviewed", "printed", "picked", "packed", "handed"] as const;

/** The steps as a checklist: what waits before each, and how long the latest orders took to reach it. */
export function sop({ slice, shop, market }: Context): SopLine[] {
  if (!seatOf(slice, shop).isTaken) return [];
  const work = market.desk.work(shop);
  const lines = [...work, ...market.desk.done(shop, 300)];
  return SOP.map((step, i) => {
    const before = i === 0 ? "paid" : (SOP[i - 1] as (typeof SOP)[number]);
    const hours = lines.flatMap(({ at, stepTicks }) => {
      const tick = stepTicks[i];
      return typeof tick === "number" ? [Math.max(0, tick - Math.floor(at / 3600))] : [];
    });
    const sum = hours.reduce((total, one) => total + one, 0);
    return {
      step,
      waiting: work.filter((line) => line.step === before).length,
      done: hours.length,
      meanHours: hours.length > 0 ? Math.round((sum / hours.length) * 10) / 10 : null,
      slowestHours: hours.length > 0 ? Math.max(...hours) : null,
    };
  });
}
