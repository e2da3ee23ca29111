/** How people of different skill send parcels: whoever is cheapest, as everybody does, or by reckoning. */
import type { Policy, PolicyLevel } from "@dianzhang/market";
import { SIZES, type CourierLine } from "../commands.ts";
import { collectAll } from "./claims.ts";
import { expert } from "./expert.ts";
import { anyImport } from "./imports.ts";

/** What a counter asks of somebody who walks in: eight yuan, three for each further kilogram. Source: F57. */
const COUNTER = {
  by: "weight",
  groups: [
    { provinces: [], first: 1000, firstFen: 800, next: 1000, nextFen: 300, freeOverFen: null },
  ],
} as const;

/**
 * Whoever asks least for a kilogram nearby carries everything, a day less sounds better, and buyers pay what a
 * counter would ask of them.
 */
const naive: Policy = (seat) => {
  if (seat.now !== 0) return [];
  const lines = seat.view("logistics/couriers") as readonly CourierLine[];
  const [cheapest] = lines.toSorted((a, b) => firstPrice(a) - firstPrice(b));
  if (!cheapest) return [];
  return [
    { type: "logistics/set-couriers", usual: cheapest.id, rules: [] },
    { type: "logistics/set-promise", days: -1 },
    { type: "logistics/set-template", template: COUNTER },
  ];
};

function firstPrice({ tariff }: CourierLine): number {
  return tariff[0]?.steps[0]?.fen ?? 0;
}

/** The courier everybody uses; what it owes is asked for once a week. */
const average: Policy = (seat) => (Math.floor(seat.now / 24) % 7 === 6 ? collectAll(seat) : []);

const random: Policy = (seat) => {
  if (seat.now !== 0) return anyImport(seat);
  const { couriers, provinces } = seat.scenario;
  const any = (name: string): string =>
    couriers[Math.floor(seat.chance(name) * couriers.length)]?.id ?? "";
  return [
    {
      type: "logistics/set-couriers",
      usual: any("usual"),
      rules: [
        {
          provinces: provinces.filter((_, i) => seat.chance("where", i) < 0.4).map(({ id }) => id),
          sizes: [...SIZES],
          courier: any("rule"),
        },
      ],
    },
    { type: "logistics/set-promise", days: Math.floor(seat.chance("promise") * 4) - 1 },
  ];
};

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  naive,
  average,
  expert,
};
