/** What an expert does: a cheap word at the right time without a present, a hold-out, and what does not pay ends. */
import type { Command } from "@dianzhang/kernel";
import type { Policy } from "@dianzhang/market";
import type { CreatePlan, PlanLine } from "../commands.ts";

const EVERYBODY: CreatePlan["audience"] = { layers: [], tiers: [], tags: [] };
/** Days of silence after which a need has come back somewhat. */
const SILENCES = [2, 7, 12, 17, 22, 27, 40] as const;

export const expert: Policy = (seat) => {
  const lines = seat.view("members/plans") as readonly PlanLine[];
  const day = Math.floor(seat.now / 24);
  if (lines.length === 0) return [{ type: "members/set-cap", mostPerWeek: 2 }, ...plans()];
  if (day % 7 !== 6) return [];
  return lines
    .filter((line) => line.status === "running" && isWaste(line))
    .map(({ plan }) => ({ type: "members/stop-plan", plan }));
};

function plans(): Command[] {
  const quiet = SILENCES.map((days) => say(`Silent ${days}`, { kind: "silence", days }, "chat"));
  return [...quiet, say("Birthday", { kind: "birthday" }, "chat")];
}

function say(name: string, moment: CreatePlan["moment"], channel: CreatePlan["channel"]): Command {
  return {
    type: "members/create-plan",
    name,
    audience: EVERYBODY,
    moment,
    hour: 20,
    channel,
    listing: null,
    coupon: null,
    holdPermille: 40,
    days: 180,
  };
}

// Even the best that the hold-out allows for does not pay for the messages.
function isWaste({ lift, feesFen, treated, held }: PlanLine): boolean {
  if (!lift || held.members < 30) return false;
  return lift.highFen * treated.members < feesFen;
}
