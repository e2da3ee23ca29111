/** When an order may be moved, merged, split or called off, and what may be answered to trouble. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import { CHOICES, type DeskContext, type WorkLine, type WorkStep } from "@dianzhang/market";
import type {
  AnswerTrouble,
  Cancel,
  Hold,
  Merge,
  Pack,
  Pick,
  Print,
  Review,
  SetCourier,
  SetRules,
  Ship,
  Split,
} from "../commands.ts";
import { seatOf, type OrdersSlice } from "./slice.ts";

type Context = DeskContext<OrdersSlice>;
type Refused = Extract<Decision, { ok: false }>;

const NOT_TAKEN = () => reject("orders/not-taken", {}) as Refused;

export function takeOver({ slice, shop }: Context): Decision {
  if (seatOf(slice, shop).isTaken) return reject("orders/already-taken", {});
  return accept({ type: "orders/taken-over" });
}

export function giveBack({ slice, shop }: Context): Decision {
  if (!seatOf(slice, shop).isTaken) return NOT_TAKEN();
  return accept({ type: "orders/given-back" });
}

export function setRules({ slice, shop }: Context, { type: _, ...rules }: SetRules): Decision {
  if (!seatOf(slice, shop).isTaken) return NOT_TAKEN();
  return accept({ type: "orders/rules-set", rules });
}

/** Orders of this shop that are on the desk at one of these steps; the first that is not is named. */
function found(
  { slice, shop, market }: Context,
  orders: readonly number[],
  steps: readonly WorkStep[],
): { readonly lines: readonly WorkLine[] } | Refused {
  if (!seatOf(slice, shop).isTaken) return NOT_TAKEN();
  const onDesk = new Map(market.desk.work(shop).map((line) => [line.order, line]));
  const lines: WorkLine[] = [];
  for (const order of new Set(orders)) {
    const line = onDesk.get(order);
    if (!line) return reject("orders/no-such-order", { order }) as Refused;
    if (!steps.includes(line.step))
      return reject("orders/wrong-step", { order, step: line.step }) as Refused;
    lines.push(line);
  }
  return { lines };
}

const isRefused = (one: { readonly lines: readonly WorkLine[] } | Refused): one is Refused =>
  "ok" in one;
const numbers = (lines: readonly WorkLine[]): number[] => lines.map(({ order }) => order);

/** Which open trouble keeps an order from going on: not a courier's bill, not a parcel that came back. */
function stopping({ market, shop }: Context, { troubles }: WorkLine): string | null {
  const kinds = troubles.map((id) => market.desk.trouble(shop, id)?.kind ?? "");
  return kinds.find((kind) => kind !== "weight" && kind !== "returned") ?? null;
}

function step(
  ctx: Context,
  orders: readonly number[],
  from: readonly WorkStep[],
): { readonly orders: number[] } | Refused {
  const asked = found(ctx, orders, from);
  if (isRefused(asked)) return asked;
  for (const line of asked.lines) {
    if (line.isHeld) return reject("orders/held", { order: line.order }) as Refused;
    const kind = stopping(ctx, line);
    if (kind !== null) return reject("orders/flagged", { order: line.order, kind }) as Refused;
  }
  return { orders: numbers(asked.lines) };
}

export function review(ctx: Context, command: Review): Decision {
  const moved = step(ctx, command.orders, ["paid"]);
  return "ok" in moved ? moved : accept({ type: "orders/reviewed", orders: moved.orders });
}

export function print(ctx: Context, command: Print): Decision {
  const moved = step(ctx, command.orders, ["reviewed"]);
  return "ok" in moved ? moved : accept({ type: "orders/printed", orders: moved.orders });
}

export function pick(ctx: Context, { orders, wave }: Pick): Decision {
  const moved = step(ctx, orders, ["printed"]);
  if ("ok" in moved) return moved;
  const size = Math.min(wave, moved.orders.length);
  return accept({ type: "orders/pick-planned", orders: moved.orders, wave: size });
}

export function pack(ctx: Context, { orders, packaging, isChecked }: Pack): Decision {
  const moved = step(ctx, orders, ["printed", "picked"]);
  if ("ok" in moved) return moved;
  return accept({ type: "orders/pack-planned", orders: moved.orders, packaging, isChecked });
}

export function ship(ctx: Context, command: Ship): Decision {
  const moved = step(ctx, command.orders, ["packed"]);
  return "ok" in moved ? moved : accept({ type: "orders/shipped", orders: moved.orders });
}

const BEFORE = ["paid", "reviewed", "printed", "picked", "packed"] as const;

export function hold(ctx: Context, { orders, isHeld }: Hold): Decision {
  const asked = found(ctx, orders, BEFORE);
  if (isRefused(asked)) return asked;
  return accept({ type: "orders/hold-set", orders: numbers(asked.lines), isHeld });
}

export function merge(ctx: Context, { orders }: Merge): Decision {
  const asked = found(ctx, orders, ["paid", "reviewed"]);
  if (isRefused(asked)) return asked;
  const { lines } = asked;
  if (lines.length < 2) return reject("orders/one-alone", {});
  const odd = lines.find(({ shopper }) => shopper !== lines[0]?.shopper);
  if (odd) return reject("orders/other-buyer", { order: odd.order });
  const part = lines.find(({ isPart }) => isPart);
  if (part) return reject("orders/is-part", { order: part.order });
  return accept({ type: "orders/merged", orders: numbers(lines).toSorted((a, b) => a - b) });
}

export function split(ctx: Context, { order, keep }: Split): Decision {
  const asked = found(ctx, [order], ["paid", "reviewed", "printed"]);
  if (isRefused(asked)) return asked;
  const [line] = asked.lines;
  if (!line || keep >= line.lines.length)
    return reject("orders/nothing-to-split", { order, lines: line?.lines.length ?? 0 });
  return accept({ type: "orders/split-up", order, keep });
}

export function setCourier(ctx: Context, { orders, courier }: SetCourier): Decision {
  const asked = found(ctx, orders, BEFORE);
  if (isRefused(asked)) return asked;
  const place = ctx.market.scenario.couriers.findIndex(({ id }) => id === courier);
  if (place < 0) return reject("orders/no-such-courier", { courier });
  return accept({ type: "orders/courier-set", orders: numbers(asked.lines), courier: place });
}

export function cancel(ctx: Context, { orders }: Cancel): Decision {
  const asked = found(ctx, orders, BEFORE);
  if (isRefused(asked)) return asked;
  return accept({ type: "orders/called-off", orders: numbers(asked.lines) });
}

/** Trouble of other shops, or answered already, is not there to be answered. */
export function answer(
  { slice, shop, market }: Context,
  { troubles, answer: given }: AnswerTrouble,
): Decision {
  if (!seatOf(slice, shop).isTaken) return NOT_TAKEN();
  const ids = [...new Set(troubles)];
  for (const trouble of ids) {
    const line = market.desk.trouble(shop, trouble);
    if (!line) return reject("orders/no-such-trouble", { trouble });
    if (line.state !== "open") return reject("orders/answered-already", { trouble });
    if (!CHOICES[line.kind].includes(given))
      return reject("orders/no-such-choice", { trouble, answer: given });
    const order = market.desk.line(shop, line.order);
    if (given === "split" && (order?.lines.length ?? 1) < 2)
      return reject("orders/nothing-to-split", { order: line.order, lines: 1 });
    if (given === "refund" && line.kind === "cancel" && order?.step === "handed")
      return reject("orders/has-left", { order: line.order });
  }
  return accept({ type: "orders/answered", troubles: ids, answer: given });
}
