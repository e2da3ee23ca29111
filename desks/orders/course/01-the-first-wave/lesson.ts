/** The first wave: two days of orders wait; they leave in time, in waves, looked into, and none with a flag unasked. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, decided, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { ExceptionLine, Rules, SeatView, SopLine } from "../../commands.ts";
import { waitingShop } from "../waiting-shop.ts";

const MEAN_HOURS = 26;

const seatAt = (evidence: Evidence): SeatView => evidence.view("orders/seat") as SeatView;

const nothingLate: Criterion = {
  id: "in-time",
  points: 30,
  text: {
    zh: "结束时，没有一个待发订单超过发货时限",
    en: "In the end no waiting order is past the time it must have left by",
  },
  judge: (evidence) => {
    const { late, isTaken } = seatAt(evidence);
    return met(
      isTaken && late === 0,
      because(`超时未发 ${late} 单。`, `${late} orders are past it.`),
    );
  },
};

const fast: Criterion = {
  id: "fast",
  points: 25,
  text: {
    zh: `至少 60 单已经发出，从付款到交给快递平均不超过 ${MEAN_HOURS} 小时`,
    en: `At least 60 orders have left, ${MEAN_HOURS} hours after payment or sooner on average`,
  },
  judge: (evidence) => {
    const lines = evidence.view("orders/sop") as readonly SopLine[];
    const handed = lines.find(({ step }) => step === "handed");
    const hours = handed?.meanHours ?? null;
    const done = handed?.done ?? 0;
    return met(
      done >= 60 && hours !== null && hours <= MEAN_HOURS,
      because(
        `发出 ${done} 单，平均 ${hours ?? "–"} 小时。`,
        `${done} have left, ${hours ?? "–"} hours on average.`,
      ),
    );
  },
};

const lookedInto: Criterion = {
  id: "checked",
  points: 20,
  text: {
    zh: "打包时安排了复核（规则里，或者逐批）",
    en: "Parcels are looked into before they are closed, by rule or batch by batch",
  },
  judge: (evidence) => {
    const row = evidence.rows.find(
      ({ command }) =>
        (command.type === "orders/set-rules" && command["checkFromFen"] !== null) ||
        (command.type === "orders/pack" && command["isChecked"] === true),
    );
    if (!row) return met(false, because("没有安排复核。", "Nothing was looked into."));
    return met(true, decided(row, "安排了复核。", "Looked into."));
  },
};

const asked: Criterion = {
  id: "flags",
  points: 25,
  text: {
    zh: "地址异常和疑似欺诈的订单，没有一单不问就发",
    en: "No order with an odd address or the smell of fraud was sent without a question",
  },
  judge: (evidence) => {
    const lines = (
      evidence.view("orders/exceptions", { closed: 200 }) as readonly ExceptionLine[]
    ).filter(({ kind }) => kind === "address" || kind === "fraud");
    const sent = lines.filter(({ outcome, signals }) => {
      return outcome === "sent" && !signals.includes("no-answer");
    });
    return met(
      lines.length > 0 && sent.length === 0,
      because(
        `标记 ${lines.length} 单，未问就发 ${sent.length} 单。`,
        `${lines.length} had a flag, ${sent.length} of them were sent unasked.`,
      ),
    );
  },
};

const PLAN: Rules = {
  review: "clean",
  wave: 20,
  checkFromFen: 0,
  packaging: "ordinary",
  dear: null,
  ships: true,
  merges: true,
  holds: true,
};

type Command = ReturnType<Policy>[number];

function questions(seat: Seat): Command[] {
  const lines = seat.view("orders/exceptions", { closed: 0 }) as readonly ExceptionLine[];
  return lines.flatMap(({ id, choices }): Command[] => {
    const [first] = choices;
    return first ? [{ type: "orders/answer", troubles: [id], answer: first }] : [];
  });
}

const play =
  (rules: Rules): Policy =>
  (seat) => [{ type: "orders/set-rules", ...rules }, ...questions(seat)];

export const theFirstWave: LessonRules = {
  slug: "the-first-wave",
  desk: "orders",
  title: { zh: "第一波发货", en: "The first wave" },
  setting: { scenario: "apparel", seed: 431, shoppers: 40_000, warmDays: 2, days: 5 },
  prepare: waitingShop,
  criteria: () => [nothingLate, fast, lookedInto, asked],
  reference: play(PLAN),
  mistake: { play: play({ ...PLAN, review: "all" }), loses: "flags" },
};
