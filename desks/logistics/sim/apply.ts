/** What logistics events change, and the row each shop that decided something puts into the tables. */
import type { DeskEvent } from "@dianzhang/kernel";
import {
  WEIGHT_CLASSES,
  type ContractRow,
  type Contributions,
  type Exit,
  type ImportRow,
  type MarketWriter,
  type Scenario,
} from "@dianzhang/market";
import type { SetCouriers, Template } from "../commands.ts";
import { courierPlace } from "./decide.ts";
import { importsOf, sendingOf, type LogisticsSlice, type Sending } from "./slice.ts";

export function apply(
  slice: LogisticsSlice,
  event: DeskEvent,
  shop: number,
  market: MarketWriter,
): void {
  const sending = sendingOf(slice, shop);
  const given = event as unknown as Given;
  if (event.type === "logistics/parcels-claimed") {
    for (const order of given.orders) market.collect(shop, order);
    return;
  }
  sending.isUntouched = false;
  applyImport(sending, event.type, { shop, given, market });
  switch (event.type) {
    case "logistics/couriers-set":
      sending.usual = given.usual;
      sending.rules = given.rules;
      sending.dear = given.dear;
      return;
    case "logistics/contract-signed": {
      const { courier, parcels, offPermille, since } = given;
      sending.contracts = sending.contracts.filter((one) => one.courier !== courier);
      sending.contracts.push({ courier, parcels, offPermille, since });
      return;
    }
    case "logistics/contract-ended":
      market.settleContract(shop, given);
      sending.contracts = sending.contracts.filter((one) => one.courier !== given.courier);
      return;
    case "logistics/promise-set":
      sending.promiseDays = given.days;
      return;
    case "logistics/insurance-set":
      sending.insureFromFen = given.fromFen;
      return;
    case "logistics/template-set":
      sending.template = given.template;
      return;
    case "logistics/depot-rented":
      sending.depots = [...sending.depots, given.depot].sort((a, b) => a - b);
      return;
    case "logistics/depot-left":
      sending.depots = sending.depots.filter((one) => one !== given.depot);
      market.emptyDepot(shop, given.depot + 1);
      return;
    case "logistics/stock-moved":
      for (const { sku, pieces } of given.moves)
        market.moveStock(shop, sku, given.depot + 1, pieces);
  }
}

function applyImport(
  sending: Sending,
  type: string,
  { shop, given, market }: { shop: number; given: Given; market: MarketWriter },
): void {
  switch (type) {
    case "logistics/imports-ordered":
    case "logistics/import-set":
      sending.imports = [
        ...importsOf(sending).filter(({ listing }) => listing !== given.listing),
        termsOf(given),
      ];
      if (type === "logistics/imports-ordered")
        market.customs.ship(shop, { ...termsOf(given), road: given.road, lots: given.lots });
      return;
    case "logistics/ruling-asked":
      market.customs.askRuling(shop, given.listing);
      return;
    case "logistics/import-cleared":
      market.customs.clearOut(shop, given);
  }
}

function termsOf({ listing, source, code, isBuyers }: ImportRow): ImportRow {
  return { listing, source, code, isBuyers };
}

interface Given extends ContractRow, ImportRow {
  readonly usual: string;
  readonly rules: SetCouriers["rules"];
  readonly dear: SetCouriers["dear"];
  readonly days: number;
  readonly fromFen: number | null;
  readonly template: Template | null;
  readonly depot: number;
  readonly moves: readonly { readonly sku: number; readonly pieces: number }[];
  readonly orders: readonly number[];
  readonly road: "bonded" | "overseas";
  readonly how: Exit;
  readonly lots: readonly { readonly sku: number; readonly pieces: number }[];
}

export function compile(slice: LogisticsSlice, scenario: Scenario, out: Contributions): void {
  slice.shops.forEach((sending, shop) => {
    if (sending.isUntouched) return;
    const { contracts, promiseDays, insureFromFen, template, depots, dear } = sending;
    out.logistics({
      shop,
      couriers: couriersOf(sending, scenario),
      dear: dear && {
        fromFen: dear.fromFen,
        courier: Math.max(0, courierPlace(scenario, dear.courier)),
      },
      contracts,
      promiseDays,
      insureFromFen,
      template,
      depots,
      imports: importsOf(sending),
    });
  });
}

/** Province × size → courier: the first rule that fits, else the usual one. */
export function couriersOf(sending: Sending, scenario: Scenario): number[] {
  const usual = Math.max(0, courierPlace(scenario, sending.usual));
  return scenario.provinces.flatMap(({ id }) =>
    WEIGHT_CLASSES.map((size) => {
      const rule = sending.rules.find(
        ({ provinces, sizes }) =>
          sizes.includes(size) && (provinces.length === 0 || provinces.includes(id)),
      );
      return rule ? Math.max(0, courierPlace(scenario, rule.courier)) : usual;
    }),
  );
}
