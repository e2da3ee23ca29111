/** An honest answer: accused for nothing, with papers that are asked for; no orders made up, a drill run, data masked. */
import type { LessonRules, Policy } from "@dianzhang/desk-kit";
import { because, decided, met, type Criterion, type Evidence } from "@dianzhang/grading";
import { HONEST, type CaseView, type PrivacyView, type RecordView } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const recordOf = (evidence: Evidence): RecordView =>
  evidence.view("compliance/record") as RecordView;

const dismissed: Criterion = {
  id: "dismissed",
  points: 35,
  text: { zh: "至少两个案件申诉成功", en: "Two cases at least were dismissed" },
  judge: (evidence) => {
    const lines = evidence.view("compliance/cases") as readonly CaseView[];
    const won = lines.filter(({ state }) => state === "dismissed").length;
    return met(won >= 2, because(`${won} 个撤案。`, `${won} dismissed.`));
  },
};

const nothingMadeUp: Criterion = {
  id: "made-up",
  points: 35,
  text: { zh: "没有刷单", en: "No orders were made up" },
  judge: (evidence) => {
    const row = evidence.rows.find(({ command }) => command.type === "compliance/order-fakes");
    if (row) return met(false, decided(row, "刷过单。", "Orders were made up."));
    return met(recordOf(evidence).isOn, because("没有刷单。", "None."));
  },
};

const prepared: Criterion = {
  id: "drill",
  points: 30,
  text: {
    zh: "泄露应急演练五步都做对：先止损，再查影响，按时上报和通知，最后留痕；没有明文导出会员数据",
    en: "All five steps of a drill for a leak were right, in order and in time, and no members' data left unmasked",
  },
  judge: (evidence) => {
    const { exposed, drillScore } = evidence.view("compliance/privacy") as PrivacyView;
    return met(
      drillScore === 5 && exposed === 0,
      because(
        `演练做对 ${drillScore} 步，明文导出 ${exposed} 次。`,
        `${drillScore} of 5 steps right, ${exposed} unmasked exports.`,
      ),
    );
  },
};

type Command = ReturnType<Policy>[number];

/** Contain, find who is affected, report, notify, record. */
const IN_ORDER = ["revoke-access", "read-log", "with-facts", "those-affected", "cause-and-fix"];

function play(makesUp: boolean): Policy {
  return (seat) => {
    const view = seat.view("compliance/record") as RecordView;
    const first: Command[] = view.isOn
      ? []
      : [
          { type: "compliance/take-duty" },
          { type: "compliance/begin-drill" },
          ...IN_ORDER.map((choice) => ({ type: "compliance/drill-step", choice })),
        ];
    const fakes: Command[] =
      makesUp && Math.floor(seat.now / 24) === 25
        ? [{ type: "compliance/order-fakes", listing: 0, ordersADay: 5, days: 1 }]
        : [];
    const mends: Command[] = view.risks
      .filter(({ claims }) => claims.length > 0)
      .map(({ listing, title, claims }) => ({
        type: "listing/edit-listing",
        listing,
        title: title.slice(0, Math.min(...claims.map(({ from }) => from))).trim(),
      }));
    const answers = (seat.view("compliance/cases") as readonly CaseView[])
      .filter(({ state }) => state === "open")
      .map((one): Command => ({
        type: "compliance/answer",
        case: one.case,
        evidence: [...HONEST[one.kind]],
      }));
    return [...first, ...mends, ...fakes, ...answers];
  };
}

export const anHonestAnswer: LessonRules = {
  slug: "an-honest-answer",
  desk: "compliance",
  title: { zh: "清者自清，也要举证", en: "An honest answer" },
  setting: { scenario: "apparel", seed: 823, shoppers: 12_000, warmDays: 1, days: 28 },
  prepare: dressShop,
  criteria: () => [dismissed, nothingMadeUp, prepared],
  reference: play(false),
  mistake: { play: play(true), loses: "made-up" },
};
