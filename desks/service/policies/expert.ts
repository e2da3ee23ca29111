/** What an expert does: scripts that meet every need in order, people only in hours that pay for them, little money in time. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import {
  MATTER_IDS,
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
/** Thousandths of the goods that most buyers with a complaint take and keep them. Source: the seat's own trials. */
const AMENDS = 200;
const COUPON = 50;

const GIVES: Partial<
  Record<MatterId, readonly ["coupon" | "compensate" | "refund" | "return" | "exchange", number]>
> = {
  discount: ["coupon", COUPON],
  damaged: ["compensate", AMENDS],
  "not-as-described": ["compensate", AMENDS],
  refund: ["compensate", AMENDS],
  "price-difference": ["compensate", 100],
  "wrong-item": ["exchange", 0],
  hostile: ["return", 0],
};

export function expert(seat: Seat): Command[] {
  if (seat.now === 0) return begin();
  const day = Math.floor(seat.now / 24);
  const cases = answerCases(seat);
  return day % 7 === 6 ? [...cases, ...staffByHours(seat)] : cases;
}

function begin(): Command[] {
  return [
    ...MATTER_IDS.map((matter): Command => {
      const [kind, permille] = GIVES[matter] ?? ["none", 0];
      return {
        type: "service/set-script",
        matter,
        answers: library.expert[matter].flat(),
        gives: { kind, permille },
      };
    }),
    {
      type: "service/set-robot",
      greets: true,
      matters: [
        "size",
        "material",
        "stock",
        "delivery",
        "discount",
        "comparison",
        "gift",
        "invoice",
      ],
      handsOver: true,
      onlyAlone: true,
    },
    shifts([{ staff: "skilled", people: 1, from: 8, until: 24 }]),
  ];
}

function shifts(list: SetShifts["shifts"]): Command {
  return { type: "service/set-shifts", shifts: list, authorityPermille: 250 };
}

interface Goods {
  readonly isPublished: boolean;
  readonly minPriceFen: number;
  readonly unitCostFen: number;
}

// Trained people in the run of hours whose enquiries and complaints pay for them.
function staffByHours(seat: Seat): Command[] {
  const { byHour, wages } = seat.view("service/setup") as SetupView;
  const goods = (seat.view("listing/listing-list") as readonly Goods[])
    .map(({ minPriceFen, unitCostFen }) => minPriceFen - unitCostFen)
    .toSorted((a, b) => a - b);
  const margin = (goods[Math.floor(goods.length / 2)] ?? 0) * KEPT;
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
      .map(({ id, has }): Command => ({ type: "service/appeal", dispute: id, evidence: has })),
    ...view.reviews
      .filter(({ isAnswered }) => !isAnswered)
      .slice(0, 20)
      .map(({ id }): Command => ({
        type: "service/answer-review",
        review: id,
        text: library.expert.late.join(" "),
      })),
  ];
}
