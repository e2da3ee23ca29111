/** What is wrong with it: trouble is answered by its signs, in time, without refunding what could be sent. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { Answer, ExceptionLine, Rules } from "../../commands.ts";
import { waitingShop } from "../waiting-shop.ts";

const KEPT_SHARE = 0.4;

function linesOf(evidence: Evidence): readonly ExceptionLine[] {
  return evidence.view("orders/exceptions", { closed: 200 }) as readonly ExceptionLine[];
}

const inTime: Criterion = {
  id: "answered",
  points: 30,
  text: {
    zh: "处理完至少 6 个异常，结束时没有一个拖了两天还没人管",
    en: "At least six cases are closed, and none has been left alone for two days in the end",
  },
  judge: (evidence) => {
    const lines = linesOf(evidence);
    const closed = lines.filter(({ state }) => state === "closed").length;
    const open = lines.filter(({ state }) => state === "open");
    const latest = Math.max(0, ...lines.map(({ raisedTick }) => raisedTick));
    const old = open.filter(({ raisedTick }) => latest - raisedTick > 48).length;
    return met(
      closed >= 6 && old === 0,
      because(`结案 ${closed} 个，久拖 ${old} 个。`, `${closed} closed, ${old} left alone.`),
    );
  },
};

const kept: Criterion = {
  id: "kept",
  points: 40,
  text: {
    zh: `地址异常、疑似欺诈和改地址的订单，退款的不超过 ${KEPT_SHARE * 100} %：能发的要发出去`,
    en: `Of odd addresses, suspected fraud and changed addresses, ${KEPT_SHARE * 100} per cent at most are refunded: what can be sent is sent`,
  },
  judge: (evidence) => {
    const lines = linesOf(evidence).filter(
      ({ kind, state }) =>
        state === "closed" && (kind === "address" || kind === "fraud" || kind === "change"),
    );
    const refunded = lines.filter(({ outcome }) => outcome === "refunded").length;
    return met(
      lines.length >= 3 && refunded <= KEPT_SHARE * lines.length,
      because(
        `结案 ${lines.length} 个，退款 ${refunded} 个。`,
        `${refunded} of ${lines.length} were refunded.`,
      ),
    );
  },
};

const notCheated: Criterion = {
  id: "cheats",
  points: 30,
  text: {
    zh: "三个以上疑点的订单，没有一单发出去",
    en: "No order with three signs of fraud or more was sent",
  },
  judge: (evidence) => {
    const strong = linesOf(evidence).filter(
      ({ kind, signals }) =>
        kind === "fraud" && signals.filter((one) => one !== "no-answer").length >= 3,
    );
    const sent = strong.filter(({ outcome }) => outcome === "sent" || outcome === "verified");
    const any = linesOf(evidence).some(({ state }) => state === "closed");
    return met(
      any && sent.length === 0,
      because(
        `疑点集中的 ${strong.length} 单，发出 ${sent.length} 单。`,
        `${strong.length} such orders, ${sent.length} sent.`,
      ),
    );
  },
};

const RULES: Rules = {
  review: "clean",
  wave: 15,
  checkFromFen: 0,
  packaging: "ordinary",
  dear: null,
  ships: true,
  merges: true,
  holds: true,
};

type Command = ReturnType<Policy>[number];
type Choose = (line: ExceptionLine) => Answer | undefined;

function play(choose: Choose): Policy {
  return (seat: Seat) => {
    const lines = seat.view("orders/exceptions", { closed: 0 }) as readonly ExceptionLine[];
    const told = lines.flatMap((line): Command[] => {
      const answer = line.state === "open" ? choose(line) : undefined;
      return answer ? [{ type: "orders/answer", troubles: [line.id], answer }] : [];
    });
    return [{ type: "orders/set-rules", ...RULES }, ...told];
  };
}

const bySigns: Choose = ({ kind, signals, choices }) => {
  const wasCalled = signals.includes("no-answer");
  if (kind === "fraud" && signals.length >= 3) return "refund";
  if (choices.includes("contact") && !wasCalled) return "contact";
  if (kind === "address" || kind === "change") return "contact";
  return (
    choices.find((one) => one === "refund" || one === "buy" || one === "dispute") ?? choices[0]
  );
};

const refundAll: Choose = ({ choices }) =>
  choices.includes("refund") ? "refund" : choices.includes("contact") ? "contact" : choices[0];

export const whatIsWrong: LessonRules = {
  slug: "what-is-wrong",
  desk: "orders",
  title: { zh: "这单有问题吗", en: "Is anything wrong with it?" },
  setting: { scenario: "apparel", seed: 433, shoppers: 60_000, warmDays: 1, days: 8 },
  prepare: waitingShop,
  criteria: () => [inTime, kept, notCheated],
  reference: play(bySigns),
  mistake: { play: play(refundAll), loses: "kept" },
};
