/** What an expert does: scripts that meet every need in order, people in the hours that pay for them, amends within the margin, fitting evidence. */
import type { Command } from "@dianzhang/kernel";
import { provesIn, type Seat } from "@dianzhang/market";
import {
  isBeforeBuying,
  MATTER_IDS,
  OWN_PERMILLE,
  type CasesView,
  type MatterId,
  type SetShifts,
  type SetupView,
} from "../commands.ts";
import library from "../text.answers.json" with { type: "json" };

/** What an enquiry that is answered by people brings over one left to the machine: share of enquiries. Assumption. */
const WON = 0.3;
/** Of what an order brings over its goods, left after returns and fees. Assumption. */
const KEPT = 0.6;
/** An order moves its goods up the lists too: what it brings in the weeks after, itself counted. Assumption. */
const LIFTS = 2;
const COUPON = 50;
/** Back to who bought before the price fell. */
const DIFFERENCE = 100;
/** The least share of the goods' price for which anybody keeps them. Source: the seat's own trials. */
const LEAST_TAKEN = 0.06;

type Gives = "coupon" | "compensate" | "exchange";
const GIVES: Partial<Record<MatterId, Gives>> = {
  discount: "coupon",
  damaged: "compensate",
  "not-as-described": "compensate",
  refund: "compensate",
  hostile: "compensate",
  "price-difference": "compensate",
  "wrong-item": "exchange",
};

export function expert(seat: Seat): Command[] {
  if (seat.now === 0) return begin(seat);
  const day = Math.floor(seat.now / 24);
  const cases = answerCases(seat);
  return day % 7 === 6 ? [...cases, ...staffByHours(seat)] : cases;
}

function begin(seat: Seat): Command[] {
  const amends = amendsPermille(seat);
  const { scripts } = seat.view("service/setup") as SetupView;
  return [
    ...scripts.map(({ matter, needs }): Command => {
      const kind = GIVES[matter] ?? "none";
      const permille = kind === "compensate" ? amends : COUPON;
      return {
        type: "service/set-script",
        matter,
        answers: answersTo(matter, needs),
        gives: {
          kind,
          permille: matter === "price-difference" ? DIFFERENCE : permille,
        },
      };
    }),
    {
      type: "service/set-robot",
      greets: true,
      matters: [...MATTER_IDS.filter(isBeforeBuying), "invoice"],
      handsOver: true,
      onlyAlone: true,
    },
    // Nobody knows yet when buyers write.
    shifts([{ staff: "skilled", people: 1, from: 0, until: 24 }]),
  ];
}

// Goods without sizes are asked about for their measures: what they are is said, and nobody is measured.
function answersTo(matter: MatterId, needs: readonly (readonly string[])[]): string[] {
  const isOfMeasures = matter === "size" && !needs.some((need) => need.includes("recommend"));
  return isOfMeasures ? library.measures.flat() : library.expert[matter].flat();
}

function shifts(list: SetShifts["shifts"]): Command {
  return { type: "service/set-shifts", shifts: list, authorityPermille: OWN_PERMILLE };
}

interface Goods {
  readonly isPublished: boolean;
  readonly minPriceFen: number;
  readonly unitCostFen: number;
}

// The usual goods of the shop: the one in the middle by what it brings over its cost.
function usualGoods(seat: Seat): Goods | undefined {
  const goods = (seat.view("listing/listing-list") as readonly Goods[]).toSorted(
    (a, b) => a.minPriceFen - a.unitCostFen - (b.minPriceFen - b.unitCostFen),
  );
  return goods[Math.floor(goods.length / 2)];
}

// Who is offered more takes it more often, and each who takes it costs more: best half way to the whole margin.
function amendsPermille(seat: Seat): number {
  const goods = usualGoods(seat);
  if (!goods) return OWN_PERMILLE;
  const margin = 1 - goods.unitCostFen / goods.minPriceFen;
  const best = Math.round(500 * (margin + LEAST_TAKEN));
  return Math.max(0, Math.min(OWN_PERMILLE, best));
}

// Trained people in the run of hours whose enquiries and complaints pay for them.
function staffByHours(seat: Seat): Command[] {
  const { byHour, wages } = seat.view("service/setup") as SetupView;
  const goods = usualGoods(seat);
  const margin = goods ? (goods.minPriceFen - goods.unitCostFen) * KEPT * LIFTS : 0;
  const days = Math.max(1, Math.floor(seat.now / 24));
  const gains = byHour.map(
    (count) => (count / days) * (WON * margin - wages.talk.skilled) - wages.skilled,
  );
  const { from, until } = bestRun(gains);
  return [shifts(from < until ? [{ staff: "skilled", people: 1, from, until }] : [])];
}

// Largest sum of neighbours (Bentley 1984).
function bestRun(gains: readonly number[]): { readonly from: number; readonly until: number } {
  let best = { from: 0, until: 0, sum: 0 };
  let from = 0;
  let sum = 0;
  gains.forEach((gain, hour) => {
    if (sum <= 0) {
      from = hour;
      sum = 0;
    }
    sum += gain;
    if (sum > best.sum) best = { from, until: hour + 1, sum };
  });
  return { from: best.from, until: best.until };
}

// Once a day: complaints are answered with what speaks for the shop.
function answerCases(seat: Seat): Command[] {
  const view = seat.view("service/cases") as CasesView;
  return [
    ...view.disputes
      .filter(({ state }) => state === "open")
      .map(({ id, matter, has }): Command => {
        const fits = has.filter((one) => provesIn(matter, has.includes("photo")).includes(one));
        // What has nothing to do with the matter weakens; saying nothing loses.
        return { type: "service/appeal", dispute: id, evidence: fits.length > 0 ? fits : ["chat"] };
      }),
    ...view.reviews
      .filter(({ isAnswered }) => !isAnswered)
      .slice(0, 20)
      .map(({ id }): Command => ({
        type: "service/answer-review",
        review: id,
        text: library.expert.late[0]?.join(" ") ?? "",
      })),
  ];
}
