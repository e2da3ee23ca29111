/** Who would have bought anyway: a hold-out tells what a message brought; coupons for everybody are given away. */
import type { LessonRules, Policy } from "@dianzhang/desk-kit";
import { because, decided, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { CreatePlan, MembersOverview, PlanLine } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const LEAST_SENT = 60;
const LEAST_HELD = 12;

const plans = (evidence: Evidence): readonly PlanLine[] =>
  evidence.view("members/plans") as readonly PlanLine[];
const sentIn = (evidence: Evidence): number =>
  plans(evidence).reduce((sum, { sent }) => sum + sent, 0);

const compared: Criterion = {
  id: "hold-out",
  points: 30,
  text: {
    zh: `有一个计划发了 ${LEAST_SENT} 条以上，并且留白组有 ${LEAST_HELD} 人以上`,
    en: `A plan has sent ${LEAST_SENT} messages or more and holds ${LEAST_HELD} members or more back`,
  },
  judge: (evidence) => {
    const best = plans(evidence)
      .filter(({ sent }) => sent >= LEAST_SENT)
      .toSorted((a, b) => b.held.members - a.held.members)[0];
    const held = best?.held.members ?? 0;
    return met(
      held >= LEAST_HELD,
      because(
        best ? `「${best.name}」留白 ${held} 人。` : `没有发满 ${LEAST_SENT} 条的计划。`,
        best ? `"${best.name}" holds ${held} back.` : `No plan has sent ${LEAST_SENT} messages.`,
      ),
    );
  },
};

const atTheirTime: Criterion = {
  id: "moment",
  points: 20,
  text: {
    zh: "消息跟着每个人的时间走：按沉默天数或分层选人，不是群发给所有人",
    en: "Messages follow each member's own time: by days of silence or by layer, not everybody at once",
  },
  judge: (evidence) => {
    const sent = plans(evidence).filter(({ sent: each }) => each > 0);
    const blunt = sent.find(
      ({ moment, audience }) =>
        (moment.kind === "weekly" || moment.kind === "once") &&
        audience.layers.length + audience.tags.length + audience.tiers.length === 0,
    );
    return met(
      sent.length > 0 && !blunt,
      because(
        blunt ? `「${blunt.name}」群发给了所有人。` : `${sent.length} 个计划。`,
        blunt ? `"${blunt.name}" went to everybody.` : `${sent.length} plans.`,
      ),
    );
  },
};

// A command stands in the log as it was given: what was left out is everybody.
function isEverybody(audience: Partial<CreatePlan["audience"]>): boolean {
  return !audience.layers?.length && !audience.tags?.length && !audience.tiers?.length;
}

const notGivenAway: Criterion = {
  id: "coupon",
  points: 30,
  text: {
    zh: "没有给所有人发无门槛的券（本来就会买的人，券是白送的）",
    en: "No coupon without a threshold for everybody: those who would have bought anyway get it for nothing",
  },
  judge: (evidence) => {
    const row = evidence.rows.find(({ command }) => {
      const { type, coupon, audience } = command as unknown as CreatePlan;
      if (type !== "members/create-plan" || !coupon || coupon.overFen > 0) return false;
      return isEverybody(audience);
    });
    const sent = sentIn(evidence);
    if (row)
      return met(
        false,
        decided(row, "无门槛券发给了所有人。", "A coupon on any bill for everybody."),
      );
    return met(sent > 0, because(`发了 ${sent} 条消息。`, `${sent} messages sent.`));
  },
};

const keptAlive: Criterion = {
  id: "unsubscribed",
  points: 20,
  text: {
    zh: "退订的会员不超过 4 %",
    en: "4 per cent of the members at most have unsubscribed",
  },
  judge: (evidence) => {
    const { customers, gone } = evidence.view("members/overview") as MembersOverview;
    const share = customers > 0 ? gone / customers : 1;
    return met(
      sentIn(evidence) > 0 && share <= 0.04,
      because(`${customers} 位会员，退订 ${gone} 位。`, `${gone} of ${customers} members.`),
    );
  },
};

type Command = ReturnType<Policy>[number];

const EVERYBODY: CreatePlan["audience"] = { layers: [], tiers: [], tags: [] };

function say(days: number, holdPermille: number, coupon: CreatePlan["coupon"]): Command {
  return {
    type: "members/create-plan",
    name: `沉默 ${days} 天`,
    audience: EVERYBODY,
    moment: { kind: "silence", days },
    hour: 20,
    channel: "chat",
    listing: null,
    coupon,
    holdPermille,
    days: 60,
  };
}

const once =
  (commands: readonly Command[]): Policy =>
  (seat) =>
    (seat.view("members/plans") as readonly PlanLine[]).length > 0 ? [] : commands;

export const wouldHaveBoughtAnyway: LessonRules = {
  slug: "would-have-bought-anyway",
  desk: "members",
  title: { zh: "本来就会买的人", en: "Who would have bought anyway" },
  setting: { scenario: "apparel", seed: 431, shoppers: 40_000, warmDays: 12, days: 14 },
  prepare: dressShop,
  criteria: () => [compared, atTheirTime, notGivenAway, keptAlive],
  reference: once([
    { type: "members/set-cap", mostPerWeek: 1 },
    say(4, 200, null),
    say(11, 200, null),
  ]),
  mistake: { play: once([say(4, 200, { cutFen: 2000, overFen: 0, days: 7 })]), loses: "coupon" },
};
