/** What an expert does: a word soon after the order, a reason to come back later, a hold-out, and what does not pay ends. */
import { goodsOnSale } from "@dianzhang/desk-kit";
import type { Command } from "@dianzhang/kernel";
import type { Policy, Seat } from "@dianzhang/market";
import type { CreatePlan, PlanLine } from "../commands.ts";

const EVERYBODY: CreatePlan["audience"] = { layers: [], tiers: [], tags: [] };
/** Days of silence: close together while the shop is fresh in mind, then further and further apart. */
const SILENCES = [1, 2, 4, 7, 10, 14, 18, 22, 26] as const;
/** Who was here a moment ago is not paid for coming: only from so many days on does a coupon go along. */
const COUPON_FROM = 4;
/** The bill it asks for, against the usual price: one piece of the usual hardly reaches it. Part of it taken off. */
const OVER = 1.15;
const OFF = 0.1;

export const expert: Policy = (seat) => {
  const lines = seat.view("members/plans") as readonly PlanLine[];
  const day = Math.floor(seat.now / 24);
  if (lines.length === 0) {
    const coupon = winBack(seat);
    return coupon ? [{ type: "members/set-cap", mostPerWeek: 4 }, ...plans(coupon)] : [];
  }
  if (day % 7 !== 6) return [];
  return lines
    .filter((line) => line.status === "running" && isWaste(line))
    .map(({ plan }) => ({ type: "members/stop-plan", plan }));
};

// By the price in the middle of what is on sale; nothing before there is anything.
function winBack(seat: Seat): CreatePlan["coupon"] {
  const prices = goodsOnSale(seat)
    .map(({ minPriceFen }) => minPriceFen)
    .toSorted((a, b) => a - b);
  const usual = prices[Math.floor(prices.length / 2)];
  if (usual === undefined) return null;
  const overFen = Math.ceil((usual * OVER) / 1000) * 1000;
  return { cutFen: Math.max(100, Math.round((overFen * OFF) / 100) * 100), overFen, days: 7 };
}

function plans(coupon: CreatePlan["coupon"]): Command[] {
  const quiet = SILENCES.map((days) =>
    say(`Silent ${days}`, { kind: "silence", days }, days >= COUPON_FROM ? coupon : null),
  );
  return [...quiet, say("Birthday", { kind: "birthday" }, null)];
}

function say(name: string, moment: CreatePlan["moment"], coupon: CreatePlan["coupon"]): Command {
  return {
    type: "members/create-plan",
    name,
    audience: EVERYBODY,
    moment,
    hour: 20,
    channel: "chat",
    listing: null,
    coupon,
    holdPermille: 40,
    days: 180,
  };
}

// Even the best that the hold-out allows for does not pay for the messages.
function isWaste({ lift, feesFen, treated, held }: PlanLine): boolean {
  if (!lift || held.members < 30) return false;
  return lift.highFen * treated.members < feesFen;
}
