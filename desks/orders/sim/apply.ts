/** What order-desk events change, and the row a taken seat puts into the tables. */
import type { DeskEvent } from "@dianzhang/kernel";
import type { Contributions, MarketWriter, Scenario } from "@dianzhang/market";
import type { Answer, Packaging, Rules } from "../commands.ts";
import { seatOf, type OrdersSlice } from "./slice.ts";

interface Given {
  readonly orders: readonly number[];
  readonly rules: Rules;
  readonly wave: number;
  readonly packaging: Packaging;
  readonly isChecked: boolean;
  readonly isHeld: boolean;
  readonly order: number;
  readonly keep: number;
  readonly courier: number;
  readonly troubles: readonly number[];
  readonly answer: Answer;
}

export function apply(
  slice: OrdersSlice,
  event: DeskEvent,
  shop: number,
  market: MarketWriter,
): void {
  const given = event as unknown as Given;
  switch (event.type) {
    case "orders/taken-over":
      slice.seats[shop] = { ...seatOf(slice, shop), isTaken: true };
      return market.takeOverOrders(shop);
    case "orders/given-back":
      slice.seats[shop] = { ...seatOf(slice, shop), isTaken: false };
      return market.giveBackOrders(shop);
    case "orders/rules-set":
      slice.seats[shop] = { isTaken: true, rules: given.rules };
      return;
    default:
      move(event.type, given, shop, market);
  }
}

function move(type: string, given: Given, shop: number, market: MarketWriter): void {
  const { orders } = given;
  switch (type) {
    case "orders/reviewed":
      return market.stepOrders(shop, orders, "reviewed");
    case "orders/printed":
      return market.stepOrders(shop, orders, "printed");
    case "orders/shipped":
      return market.stepOrders(shop, orders, "handed");
    case "orders/pick-planned":
      return market.pickOrders(shop, orders, given.wave);
    case "orders/pack-planned":
      return market.packOrders(shop, orders, given);
    case "orders/hold-set":
      return market.holdOrders(shop, orders, given.isHeld);
    case "orders/merged":
      return market.mergeOrders(shop, orders);
    case "orders/split-up":
      return market.splitOrder(shop, given.order, given.keep);
    case "orders/courier-set":
      return market.courierForOrders(shop, orders, given.courier);
    case "orders/called-off":
      return market.cancelOrders(shop, orders);
    case "orders/answered":
      return market.answerTrouble(shop, given.troubles, given.answer);
  }
}

export function compile(slice: OrdersSlice, _: Scenario, out: Contributions): void {
  for (const [shop, { isTaken, rules }] of Object.entries(slice.seats))
    if (isTaken) out.orders({ shop: Number(shop), ...rules });
}
