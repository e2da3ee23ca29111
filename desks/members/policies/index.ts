/** How people of different skill look after customers: coupons for everybody, the usual reminder, or what pays. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import type { CreatePlan, PlanLine } from "../commands.ts";
import { expert } from "./expert.ts";
import { programme } from "./programme.ts";

const EVERYBODY = { layers: [], tiers: [], tags: [] };

export function plan(what: Omit<CreatePlan, "type">): Command {
  return { type: "members/create-plan", ...what };
}

export function plansOf(seat: Seat): readonly PlanLine[] {
  return seat.view("members/plans") as readonly PlanLine[];
}

/** A quarter back in points, three messages a week with a coupon for everybody: the list is there to be used. */
const naive: Policy = (seat) => {
  if (plansOf(seat).length > 0) return [];
  const weekly = [0, 2, 5].map((weekday) =>
    plan({
      name: "Coupon",
      audience: EVERYBODY,
      moment: { kind: "weekly", weekday },
      hour: 20,
      channel: "sms",
      listing: null,
      coupon: { cutFen: 2000, overFen: 0, days: 7 },
      holdPermille: 0,
      days: 60,
    }),
  );
  return [{ type: "members/set-cap", mostPerWeek: 7 }, programme(5, 500), ...weekly];
};

/** What everybody does: four per cent back, and a reminder with a small coupon for who has been silent. */
const average: Policy = (seat) => {
  if (plansOf(seat).length > 0) return [];
  return [
    programme(1, 400),
    plan({
      name: "Reminder",
      audience: EVERYBODY,
      moment: { kind: "silence", days: 30 },
      hour: 20,
      channel: "sms",
      listing: null,
      coupon: { cutFen: 500, overFen: 5000, days: 7 },
      holdPermille: 0,
      days: 180,
    }),
  ];
};

const random: Policy = (seat) => {
  if (plansOf(seat).length > 0) return [];
  const day = (what: string, most: number): number =>
    Math.floor(seat.chance(what, 0, seat.now) * most);
  return [
    plan({
      name: "Anything",
      audience: EVERYBODY,
      moment: { kind: "weekly", weekday: day("weekday", 7) },
      hour: day("hour", 24),
      channel: (["sms", "push", "chat"] as const)[day("channel", 3)] ?? "sms",
      listing: null,
      coupon: { cutFen: 100 * (1 + day("cut", 30)), overFen: 0, days: 7 },
      holdPermille: 0,
      days: 60,
    }),
  ];
};

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  naive,
  average,
  expert,
};
