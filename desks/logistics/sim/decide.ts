/** When couriers, contracts, promises, templates and warehouses may be changed. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import type { DeskContext, Scenario } from "@dianzhang/market";
import type {
  ClaimParcels,
  EndContract,
  LeaveDepot,
  MoveStock,
  RentDepot,
  SetCouriers,
  SetInsurance,
  SetPromise,
  SetTemplate,
  SignContract,
} from "../commands.ts";
import { sendingOf, type LogisticsSlice } from "./slice.ts";

type Context = DeskContext<LogisticsSlice>;

export function setCouriers({ market }: Context, command: SetCouriers): Decision {
  const { scenario } = market;
  const { usual, rules, dear } = command;
  const named = [usual, ...rules.map(({ courier }) => courier), ...(dear ? [dear.courier] : [])];
  const unknown = named.find((id) => courierPlace(scenario, id) < 0);
  if (unknown !== undefined) return reject("logistics/no-such-courier", { courier: unknown });
  const stray = firstStray(
    scenario,
    rules.flatMap(({ provinces }) => provinces),
  );
  if (stray !== null) return reject("logistics/no-such-province", { province: stray });
  return accept({ type: "logistics/couriers-set", usual, rules, dear });
}

export function signContract(
  { slice, shop, market }: Context,
  { courier: id, parcels }: SignContract,
): Decision {
  const place = courierPlace(market.scenario, id);
  const courier = market.scenario.couriers[place];
  if (!courier) return reject("logistics/no-such-courier", { courier: id });
  const step = courier.contracts.find((one) => one.parcels === parcels);
  if (!step) {
    const steps = courier.contracts.map((one) => one.parcels).join(", ");
    return reject("logistics/no-such-contract", { parcels, steps });
  }
  const held = sendingOf(slice, shop).contracts.find((one) => one.courier === place);
  if (held && parcels <= held.parcels)
    return reject("logistics/contract-holds", { parcels: held.parcels });
  return accept({
    type: "logistics/contract-signed",
    courier: place,
    parcels,
    offPermille: step.offPermille,
    since: market.now,
  });
}

export function endContract({ slice, shop, market }: Context, command: EndContract): Decision {
  const place = courierPlace(market.scenario, command.courier);
  const held = sendingOf(slice, shop).contracts.find((one) => one.courier === place);
  if (!held) return reject("logistics/no-contract", { courier: command.courier });
  return accept({ type: "logistics/contract-ended", ...held });
}

export function setPromise(_: Context, { days }: SetPromise): Decision {
  return accept({ type: "logistics/promise-set", days });
}

export function setInsurance(_: Context, { fromFen }: SetInsurance): Decision {
  return accept({ type: "logistics/insurance-set", fromFen });
}

export function setTemplate({ market }: Context, { template }: SetTemplate): Decision {
  const named = template?.groups.flatMap(({ provinces }) => provinces) ?? [];
  const stray = firstStray(market.scenario, named);
  if (stray !== null) return reject("logistics/no-such-province", { province: stray });
  const twice = named.find((id, i) => named.indexOf(id) !== i);
  if (twice !== undefined) return reject("logistics/province-twice", { province: twice });
  return accept({ type: "logistics/template-set", template });
}

export function rentDepot({ slice, shop, market }: Context, { depot: id }: RentDepot): Decision {
  const place = depotPlace(market.scenario, id);
  if (place < 0) return reject("logistics/no-such-depot", { depot: id });
  if (sendingOf(slice, shop).depots.includes(place))
    return reject("logistics/already-rented", { depot: id });
  return accept({ type: "logistics/depot-rented", depot: place });
}

export function leaveDepot({ slice, shop, market }: Context, { depot: id }: LeaveDepot): Decision {
  const place = depotPlace(market.scenario, id);
  if (!sendingOf(slice, shop).depots.includes(place))
    return reject("logistics/not-rented", { depot: id });
  return accept({ type: "logistics/depot-left", depot: place });
}

/** Pieces must lie at home now, and the warehouse be rented. */
export function moveStock(
  { slice, shop, market }: Context,
  { depot: id, moves }: MoveStock,
): Decision {
  const place = depotPlace(market.scenario, id);
  const depot = market.scenario.depots[place];
  if (!depot) return reject("logistics/no-such-depot", { depot: id });
  const { depots } = sendingOf(slice, shop);
  if (!depots.includes(place)) return reject("logistics/not-rented", { depot: id });
  const wanted = new Map<number, number>();
  for (const { sku, pieces } of moves) wanted.set(sku, (wanted.get(sku) ?? 0) + pieces);
  for (const [sku, pieces] of wanted) {
    if (!market.parcels.isOwn(sku, shop)) return reject("logistics/no-such-sku", { sku });
    const rented = depots.reduce((sum, one) => sum + market.parcels.at(sku, one + 1), 0);
    const abroad = market.border.at(sku, "bonded") + market.border.at(sku, "overseas");
    const home = market.stock(sku) - rented - abroad;
    if (pieces > home) return reject("logistics/not-at-home", { sku, pieces, home });
  }
  const fen = moves.reduce((sum, { pieces }) => sum + pieces * depot.moveFen, 0);
  const cashFen = market.cash(shop);
  if (fen > cashFen) return reject("logistics/too-dear", { fen, cashFen });
  return accept({ type: "logistics/stock-moved", depot: place, moves });
}

export function claimParcels({ shop, market }: Context, { orders }: ClaimParcels): Decision {
  const open = new Set(
    market.parcels
      .liabilities(shop)
      .filter(({ state }) => state === "open")
      .map(({ order }) => order),
  );
  const wrong = orders.find((order) => !open.has(order));
  if (wrong !== undefined) return reject("logistics/nothing-owed", { order: wrong });
  return accept({ type: "logistics/parcels-claimed", orders: [...new Set(orders)] });
}

export function courierPlace(scenario: Scenario, id: string): number {
  return scenario.couriers.findIndex((one) => one.id === id);
}

function depotPlace(scenario: Scenario, id: string): number {
  return scenario.depots.findIndex((one) => one.id === id);
}

function firstStray(scenario: Scenario, provinces: readonly string[]): string | null {
  const known = new Set(scenario.provinces.map(({ id }) => id));
  return provinces.find((id) => !known.has(id)) ?? null;
}
