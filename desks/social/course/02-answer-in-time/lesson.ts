/** A crisis dies by an answer in time that feels with the buyer, offers a way out and says when. */
import type { LessonRules, Policy } from "@dianzhang/desk-kit";
import { because, met, partly, type Criterion, type Evidence } from "@dianzhang/grading";
import type { MentionLine, Template } from "../../commands.ts";
import { talkedOfShop } from "../dress-shop.ts";

const WARM_DAYS = 14;
const DAYS = 8;
const IN_TIME_HOURS = 24;
const GOOD_WORDING = 70;
const MOST_PAID_FEN = 8000;
/** Complaints of the last hours may still be answered tomorrow. */
const LAST_SECOND = (WARM_DAYS + DAYS - 1) * 86_400;

/** Complaints of the days the trainee sat there. */
function complaints(evidence: Evidence): readonly MentionLine[] {
  const all = evidence.view("social/mentions", { days: 30 }) as readonly MentionLine[];
  return all.filter(
    ({ severity, at }) => severity > 0 && at >= WARM_DAYS * 86_400 && at < LAST_SECOND,
  );
}

const inTime: Criterion = {
  id: "in-time",
  points: 40,
  text: {
    zh: `这几天的差评与投诉，九成在 ${IN_TIME_HOURS} 小时内回复`,
    en: `Nine in ten complaints of these days are answered within ${IN_TIME_HOURS} hours`,
  },
  judge: (evidence) => {
    const all = complaints(evidence);
    const quick = all.filter(
      ({ reply, at }) => reply !== null && reply.at * 3600 - at <= IN_TIME_HOURS * 3600,
    );
    return partly(
      all.length === 0 ? 0 : quick.length / (0.9 * all.length),
      because(
        `${all.length} 条投诉里，${quick.length} 条及时回复。`,
        `${quick.length} of ${all.length} complaints were answered in time.`,
      ),
    );
  },
};

const wording: Criterion = {
  id: "wording",
  points: 40,
  text: {
    zh: `回复的话术平均得分 ${GOOD_WORDING} 以上，没有一条否认或指责买家`,
    en: `The answers' wording scores ${GOOD_WORDING} or more on average, and none denies or blames`,
  },
  judge: (evidence) => {
    const replies = complaints(evidence).flatMap(({ reply }) => reply ?? []);
    const mean = replies.reduce((sum, one) => sum + one.wording, 0) / Math.max(1, replies.length);
    const wrong = replies.filter(
      ({ notes }) => notes.includes("denies") || notes.includes("blames"),
    );
    return met(
      replies.length > 0 && mean >= GOOD_WORDING && wrong.length === 0,
      because(
        `平均 ${mean.toFixed(0)} 分，否认或指责 ${wrong.length} 条。`,
        `${mean.toFixed(0)} on average; ${wrong.length} deny or blame.`,
      ),
    );
  },
};

const thrift: Criterion = {
  id: "thrift",
  points: 20,
  text: {
    zh: `严重的投诉都有补偿，补偿合计不超过 ¥${MOST_PAID_FEN / 100}`,
    en: `Severe complaints are compensated, ¥${MOST_PAID_FEN / 100} in all at most`,
  },
  judge: (evidence) => {
    const all = complaints(evidence);
    const paid = all.reduce((sum, { reply }) => sum + (reply?.paidFen ?? 0), 0);
    const severe = all.filter(({ severity }) => severity >= 4);
    const eased = severe.filter(({ reply }) => (reply?.paidFen ?? 0) > 0);
    return met(
      severe.length > 0 && eased.length === severe.length && paid <= MOST_PAID_FEN,
      because(
        `严重投诉 ${severe.length} 条，补偿 ${eased.length} 条，共 ¥${paid / 100}。`,
        `${eased.length} of ${severe.length} severe complaints compensated, ¥${paid / 100}.`,
      ),
    );
  },
};

type Words = (line: MentionLine) => { readonly template: Template; readonly text: string };

function play(words: Words): Policy {
  return (seat) => {
    const open = seat.view("social/mentions", { days: 20, isOpen: true });
    return (open as readonly MentionLine[])
      .filter(({ severity }) => severity > 0)
      .map((line) => ({
        type: "social/reply",
        mention: line.mention,
        ...words(line),
        paidFen: line.severity >= 4 ? 500 : 0,
      }));
  };
}

const kindly: Words = ({ cause }) =>
  cause === "late"
    ? { template: "parcel", text: "抱歉让您久等。我们已经催件，今天给您答复，明天不到就补发。" }
    : { template: "solve", text: "非常抱歉。退款或换货都可以，运费我们出，两小时内私信您办好。" };

/** In time, and with money, but it was never our fault. */
const proudly: Words = () => ({
  template: "facts",
  text: "我们没有问题，是您自己没看详情，退款可以，今天处理。",
});

export const answerInTime: LessonRules = {
  slug: "answer-in-time",
  desk: "social",
  title: { zh: "舆情：及时说对话", en: "A crisis: the right words in time" },
  setting: { scenario: "apparel", seed: 704, shoppers: 29_000, warmDays: WARM_DAYS, days: DAYS },
  prepare: (scenario) => talkedOfShop(scenario, { grade: "economy", priceFen: 6900 }),
  criteria: () => [inTime, wording, thrift],
  reference: play(kindly),
  mistake: { play: play(proudly), loses: "wording" },
};
