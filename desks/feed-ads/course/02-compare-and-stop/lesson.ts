/** Creatives are compared before one is kept, and a rule stops what does not work — but not what works. */
import type { LessonRules, Policy, Scenario, Seat } from "@dianzhang/desk-kit";
import { because, met, partly, type Criterion } from "@dianzhang/grading";
import type { CampaignLine, CreativeLine, UnitLine } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

/** The unit that is shown to those who look at dresses, and the one that is shown to everybody again and again. */
const GOOD = 0;
const POOR = 1;
const CREATIVES = 3;
const LEAST_VIEWS = 100;
const LEAST_CLICKS = 15;

interface Sight {
  view(name: string, params?: unknown): unknown;
}

function unit(sight: Sight, id: number, days: number | null): UnitLine | undefined {
  const lines = sight.view("feed-ads/campaign-list", { days }) as readonly CampaignLine[];
  return lines.flatMap(({ units }) => units).find((one) => one.unit === id);
}

/** Creatives that are surely worse than another one of the unit. */
function surelyWorse(creatives: readonly CreativeLine[]): readonly CreativeLine[] {
  const best = Math.max(...creatives.map(({ rateLow }) => rateLow ?? 0));
  return creatives.filter(({ rateHigh }) => rateHigh !== null && rateHigh < best);
}

const compared: Criterion = {
  id: "compared",
  points: 30,
  text: {
    zh: `兴趣单元里至少 ${CREATIVES} 个创意各被看过 ${LEAST_VIEWS} 次以上`,
    en: `At least ${CREATIVES} creatives of the interest unit seen ${LEAST_VIEWS} times each`,
  },
  judge: (evidence) => {
    const seen = (unit(evidence, GOOD, null)?.creatives ?? []).filter(
      ({ exposures }) => exposures >= LEAST_VIEWS,
    ).length;
    return partly(
      seen / CREATIVES,
      because(`够看的创意有 ${seen} 个。`, `${seen} creatives were seen often enough.`),
    );
  },
};

const kept: Criterion = {
  id: "kept",
  points: 15,
  text: {
    zh: "可以肯定更差的创意已经停掉，还有创意在投",
    en: "Creatives that are surely worse are paused, and one at least runs",
  },
  judge: (evidence) => {
    const all = unit(evidence, GOOD, null)?.creatives ?? [];
    const bad = surelyWorse(all).filter(({ isRunning }) => isRunning);
    const running = all.filter(({ isRunning }) => isRunning).length;
    return met(
      all.length >= CREATIVES && running > 0 && bad.length === 0,
      because(
        bad.length > 0 ? `“${bad[0]?.text ?? ""}”明显更差，还在投。` : `还有 ${running} 个在投。`,
        bad.length > 0
          ? `"${bad[0]?.text ?? ""}" is surely worse and still runs.`
          : `${running} run.`,
      ),
    );
  },
};

const stopped: Criterion = {
  id: "stopped",
  points: 25,
  text: {
    zh: "通投单元被你写的规则停掉，不是手动停的",
    en: "The unit for everybody was stopped by a rule of yours, not by hand",
  },
  judge: (evidence) => {
    const line = unit(evidence, POOR, null);
    return met(
      line?.stopped !== null && line?.stopped !== undefined,
      because(
        line?.stopped ? "规则停掉了它。" : "它没有被规则停掉。",
        line?.stopped ? "A rule stopped it." : "No rule stopped it.",
      ),
    );
  },
};

const alive: Criterion = {
  id: "alive",
  points: 30,
  text: {
    zh: `兴趣单元没有被误停：最后三天还有至少 ${LEAST_CLICKS} 次点击`,
    en: `The interest unit was not stopped by mistake: ${LEAST_CLICKS} clicks in the last three days`,
  },
  judge: (evidence) => {
    const line = unit(evidence, GOOD, 3);
    const clicks = line?.clicks ?? 0;
    return met(
      line?.stopped === null && clicks >= LEAST_CLICKS,
      because(
        line?.stopped ? "规则把它也停了。" : `最后三天点击 ${clicks} 次。`,
        line?.stopped ? "The rule stopped it as well." : `${clicks} clicks in the last three days.`,
      ),
    );
  },
};

/** The day on which there is enough to judge by. */
const JUDGE_AFTER = 8 * 24;

function play(rule: object): Policy {
  return (seat) => {
    const good = unit(seat, GOOD, null);
    if (!good) return [];
    if (good.creatives.length < CREATIVES) return creatives();
    if (seat.now < JUDGE_AFTER + WARM * 24) return [];
    return [...pauseLosers(seat), ...writeRule(seat, rule)];
  };
}

function creatives(): ReturnType<Policy> {
  return [
    { pitch: "style", picture: "listing", text: "一条裙子三种穿法" },
    { pitch: "plain", picture: "studio", text: "垂感好，不起皱" },
  ].map((one) => ({ type: "feed-ads/add-creative", unit: GOOD, ...one }));
}

function pauseLosers(seat: Seat): ReturnType<Policy> {
  const all = unit(seat, GOOD, null)?.creatives ?? [];
  return surelyWorse(all)
    .filter(({ isRunning }) => isRunning)
    .map(({ creative }) => ({ type: "feed-ads/set-creative", creative, isRunning: false }));
}

function writeRule(seat: Seat, rule: object): ReturnType<Policy> {
  const [line] = seat.view("feed-ads/campaign-list") as readonly CampaignLine[];
  if (!line || line.rules.length > 0) return [];
  return [{ type: "feed-ads/set-rules", campaign: line.campaign, rules: [rule] }];
}

const WARM = 2;

function prepare(scenario: Scenario): ReturnType<Policy> {
  const shown = { campaign: 0, bidFen: 130 };
  return [
    ...dressShop(scenario),
    {
      type: "feed-ads/create-campaign",
      name: "连衣裙",
      stages: [{ kind: "hold", days: null, budgetFen: 20_000 }],
      isEven: true,
    },
    {
      type: "feed-ads/create-unit",
      ...shown,
      listing: 0,
      audience: { kind: "interest" },
      cap: 3,
      creatives: [{ pitch: "plain", picture: "listing", text: "夏天的连衣裙" }],
    },
    {
      type: "feed-ads/create-unit",
      ...shown,
      listing: 1,
      audience: { kind: "everyone" },
      cap: 20,
      creatives: [{ pitch: "plain", picture: "listing", text: "新店开张" }],
    },
  ];
}

/** Clearly less liked than the other unit, and clicked often enough to tell. */
const fair = { measure: "click-rate-below", value: 700, costFen: 3000, clicks: 60 };
/** Hardly any ad is as good as that. */
const greedy = { measure: "click-rate-below", value: 2500, costFen: 1000, clicks: 10 };

export const compareAndStop: LessonRules = {
  slug: "compare-and-stop",
  desk: "feed-ads",
  title: { zh: "创意要比，亏的要停", en: "Compare creatives, stop what does not work" },
  setting: { scenario: "apparel", seed: 739, shoppers: 29_000, warmDays: WARM, days: 12 },
  prepare,
  criteria: () => [compared, kept, stopped, alive],
  reference: play(fair),
  mistake: { play: play(greedy), loses: "alive" },
};
