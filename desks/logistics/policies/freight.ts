/** What buyers are asked for sending: nothing where a parcel is small beside what an order leaves, its price elsewhere. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import type { CompareView, Template } from "../commands.ts";

/** Of what an order leaves, a free parcel may cost this much: about what it wins in orders. Assumption. */
const FREE_SHARE = 0.25;
const TYPICAL_G = 500;
/** A template has twelve groups, one of them for everywhere else. */
const MOST_PRICES = 11;

/** `leftFen`: what a usual order leaves after returns, fees and ads. */
export function freightThatSells(seat: Seat, leftFen: number): Command {
  const { provinces } = seat.view("logistics/compare", { weightG: TYPICAL_G }) as CompareView;
  const priced = provinces.map(({ id, offers, now }) => ({
    id,
    fen: offers.find(({ courier }) => courier === now)?.fen ?? 0,
  }));
  const dear = priced.filter(({ fen }) => fen > FREE_SHARE * leftFen);
  return {
    type: "logistics/set-template",
    template: { by: "piece", groups: [...groupsAt(dear), FREE] } satisfies Template,
  };
}

type Group = Template["groups"][number];

const FREE: Group = {
  provinces: [],
  first: 1,
  firstFen: 0,
  next: 1,
  nextFen: 0,
  freeOverFen: null,
};

// One group for each price: half of it is asked for each further piece.
function groupsAt(dear: readonly { readonly id: string; readonly fen: number }[]): Group[] {
  const byPrice = new Map<number, string[]>();
  for (const { id, fen } of dear) byPrice.set(fen, [...(byPrice.get(fen) ?? []), id]);
  return [...byPrice]
    .toSorted(([a], [b]) => b - a)
    .slice(0, MOST_PRICES)
    .map(([fen, provinces]) => ({
      ...FREE,
      provinces,
      firstFen: fen,
      nextFen: Math.round(fen / 2),
    }));
}
