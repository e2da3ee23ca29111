/** Every courier to every province side by side, and what a plain reckoning of price and time would choose. */
import { hoursFrom, weightClass, WEIGHT_CLASSES, type DeskContext } from "@dianzhang/market";
import type { CompareView } from "../commands.ts";
import { couriersOf } from "./apply.ts";
import { sendingOf, type LogisticsSlice } from "./slice.ts";
import { priceFen } from "./views.ts";

type Offer = CompareView["provinces"][number]["offers"][number];
type Way = CompareView["totals"][number]["way"];

const WAYS = ["now", "cheapest", "fastest", "balanced"] as const;

export function compare(
  { slice, shop, market }: DeskContext<LogisticsSlice>,
  { weightG, dayFen }: { weightG: number; dayFen: number },
): CompareView {
  const { scenario } = market;
  const sending = sendingOf(slice, shop);
  const chosen = couriersOf(sending, scenario);
  const size = weightClass(weightG);
  const provinces = scenario.provinces.map(({ id, name, zone }, province) => {
    const offers = scenario.couriers.map((courier, place): Offer => ({
      courier: courier.id,
      fen: priceFen(scenario, sending, { courier: place, province, weightG }),
      hours: Math.round(hoursFrom(scenario, 0, province) * courier.pace * 10) / 10,
    }));
    const least = (of: (offer: Offer) => number): string =>
      offers.reduce((best, one) => (of(one) < of(best) ? one : best)).courier;
    const place = chosen[province * WEIGHT_CLASSES.length + size] ?? 0;
    return {
      id,
      name,
      zone,
      offers,
      cheapest: least(({ fen }) => fen),
      fastest: least(({ hours }) => hours),
      balanced: least(({ fen, hours }) => fen + (dayFen * hours) / 24),
      now: scenario.couriers[place]?.id ?? "",
    };
  });
  const weights = scenario.provinces.map(({ weight }) => weight);
  return { weightG, dayFen, provinces, totals: WAYS.map((way) => total(provinces, weights, way)) };
}

function total(
  provinces: CompareView["provinces"],
  weights: readonly number[],
  way: Way,
): CompareView["totals"][number] {
  let fen = 0;
  let hours = 0;
  let all = 0;
  provinces.forEach((province, i) => {
    const weight = weights[i] as number;
    const offer = province.offers.find(({ courier }) => courier === province[way]);
    fen += (offer?.fen ?? 0) * weight;
    hours += (offer?.hours ?? 0) * weight;
    all += weight;
  });
  return { way, fen: Math.round(fen / all), hours: Math.round((10 * hours) / all) / 10 };
}
