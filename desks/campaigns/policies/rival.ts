/** How rivals come to the platform's festivals: most of them, with their best sellers, at a price they can carry. */
import { calendarOf, type Policy, type Scenario } from "@dianzhang/market";
import { cheapest, FESTIVAL, type ApplyFestival, type GoodsLine } from "../commands.ts";
import { shelf } from "./campaign.ts";

/** A rival looks ahead once a week, so it meets each festival once while applications are open. Assumption. */
const LOOKS_EVERY = 7;
/** Of a hundred rivals so many come, with such a share of their goods; assumptions. */
const COMES = 0.6;
const SHARE = 0.4;
/** What is paid at a festival, in permille of the tag, and the least over cost that must be left. Assumptions. */
const PAYS = [800, 850, 900] as const;
const LEAST_OVER_COST = 1.35;

export const rival: Policy = (seat) => {
  const day = Math.floor(seat.now / 24);
  if ((day + seat.shop) % LOOKS_EVERY !== 0) return [];
  const next = festivalAhead(seat.scenario, day + FESTIVAL.closesDays);
  if (!next || seat.chance("festival/comes", 0, next.day) > COMES) return [];
  const kind = Math.floor(seat.chance("festival/pays", 0, next.day) * PAYS.length);
  const payPermille = PAYS[kind] ?? PAYS[1];
  const goods = shelf(seat).filter((line) => isFit(line, payPermille));
  const listings = goods
    .sort((a, b) => b.sold - a.sold || a.listing - b.listing)
    .slice(0, Math.ceil(goods.length * SHARE))
    .map(({ listing }) => listing);
  if (listings.length === 0) return [];
  return [
    {
      type: "campaigns/apply-festival",
      festival: next.id,
      listings,
      payPermille,
    } satisfies ApplyFestival,
  ];
};

/** The first festival of the week after `from` that takes goods, by the calendar everybody sees. */
function festivalAhead(
  scenario: Scenario,
  from: number,
): { readonly id: string; readonly day: number } | null {
  for (let day = from + 1; day <= from + LOOKS_EVERY; day += 1) {
    const { festival } = calendarOf(scenario, day);
    if (!festival || festival.urge <= 0) continue;
    if (calendarOf(scenario, day - 1).festival?.id !== festival.id) return { id: festival.id, day };
  }
  return null;
}

// What the platform would refuse is not put forward, and nothing that would be given away.
function isFit(line: GoodsLine, payPermille: number): boolean {
  const priceFen = Math.round((cheapest(line) * payPermille) / 1000);
  return (
    priceFen <= line.lowestFen &&
    priceFen >= line.unitCostFen * LEAST_OVER_COST &&
    line.stock - line.keptBack >= FESTIVAL.pieces
  );
}
