/** What a tick's shoppers walk over: the compiled tables, this hour's odds and every key of chance. */
import {
  between,
  bitsFor,
  exp,
  knots,
  log,
  logisticQuantile,
  normalQuantile,
  pow,
  purpose,
  purposeKey,
  quantileTable,
  weibullQuantile,
} from "@dianzhang/kernel";
import { armDelayHours, armPageMs } from "../arms.ts";
import { courierFen, transitHours } from "../compile/freight.ts";
import { newLoading, type Loading } from "../compile/page.ts";
import type { AdPage } from "../auction/hold.ts";
import type { FeedPage } from "../feed/auction.ts";
import type { Tables } from "../compile/table.ts";
import { memberShare } from "../social/content.ts";
import { LIST, withOverlay, type Parameters } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";
import { alias, type Alias } from "../world/alias.ts";
import type { MarketOptions, World } from "../world/world.ts";
import type { Basket } from "./basket.ts";
import type { Calendar } from "./calendar.ts";
import type { Emit } from "./emit.ts";
import { LAWFUL } from "../returns-promise.ts";
import { daytime, waitQuantile } from "../settle/daytime.ts";
import { newGlances, type Glances } from "./glance.ts";
import type { Reckoning } from "./promote.ts";
import type { Queue } from "./queue.ts";
import type { SeenPage } from "./sponsored.ts";
import { newTyping, type Typing } from "./typed.ts";
import type { Offer, Visitor } from "./visit.ts";

/** Tables of chance and habit that depend on the scenario and the seed alone; made once per market. */
export interface Habits {
  readonly parameters: Parameters;
  /** Quantiles to be read by `between`: a logit choice is one comparison, without an exponential. */
  readonly logistic: Float32Array;
  readonly normal: Float32Array;
  /** How many results a patience draw of 8 bits reaches. */
  readonly patience: Uint8Array;
  /** Chance, in 65,536ths, that the eye rests at a position. */
  readonly notice: Uint16Array;
  /** The same as patterns of places. */
  readonly glances: Glances;
  readonly dwell: Float32Array;
  /** Share of a day → second: when couriers hand over, when people are awake. */
  readonly rounds: Float32Array;
  readonly awake: Float32Array;
  /** Hours from the signature to a review, and to asking to send back. */
  readonly reviewWait: Float32Array;
  readonly askWait: Float32Array;
  /** How many words are typed, and how clear a wish they tell of. */
  readonly typing: Typing;
  /** Category × 512 days since the need was met → share grown back. */
  readonly needShare: Float32Array;
  /** The natural logarithms of it. */
  readonly needLog: Float32Array;
  /** Segment → what quality and fast delivery are worth to it. */
  readonly qualitySense: Float32Array;
  readonly deliverySense: Float32Array;
  /** Segment × month → categories by what the segment wants then; see `followFashion`. */
  readonly taste: Alias[];
  readonly loading: Loading;
  /** Share of sessions that look at something remembered: a cart, a favourite, a shop. */
  readonly returnShare: readonly number[];
  /** Category → its keywords by volume. */
  readonly phrase: readonly Alias[];
  /** Upper bounds of price sensitivity for the first two lists. */
  readonly purseBounds: readonly [number, number];
  /** Province → mean hours and shown days; category × province → what the courier charges. */
  readonly hours: Float32Array;
  readonly promisedDays: Float32Array;
  /** Province → zone of the couriers' tariffs. */
  readonly zone: Uint8Array;
  readonly parcelFen: Int32Array;
  /** Platform × segment → share that uses the platform. */
  readonly members: Float64Array;
  readonly keys: Readonly<Record<Purpose, number>>;
}

const PURPOSES = [
  "arrive",
  "arriveFine",
  "second",
  "session",
  "fit",
  "page",
  "quantity",
  "sku",
  "transit",
  "loss",
  "satisfaction",
  "write",
  "stranger",
  "wait",
  "ask",
  "wayBack",
  "return",
  "reason",
  "drop",
  "churn",
  "restock",
  "line",
  "till",
  "join",
  "fashion",
  "wish",
  "claim",
  "friend",
  "balance",
  "banner",
  "member",
  "luck",
  "reach",
  "pool",
  "react",
  "tie",
  "fan",
  "mention",
  "heat",
  "community",
  "friendly",
  "live",
  "orderTrouble",
  "orderTruth",
  "orderReply",
  "orderPick",
  "members",
  "holdOut",
  "points",
  "law",
] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Run {
  readonly world: World;
  readonly tables: Tables;
  readonly habits: Habits;
  readonly emit: Emit;
  readonly calendar: Calendar;
  /** Scratch: the block of sessions under way, the visitor who walks, and the places that visitor clicked. */
  readonly queue: Queue;
  readonly visitor: Visitor;
  readonly clicked: Uint8Array;
  /** Scratch: what the running visitor has seen and taken in the shop. */
  readonly basket: Basket;
  /** Scratch: the offer that visitor looks at. */
  readonly offer: Offer;
  /** Scratch: who won the ad places of the search under way, and what stood at each of its places. */
  readonly adPage: AdPage;
  readonly feedPage: FeedPage;
  readonly seenPage: SeenPage;
  /** Scratch: bills of the till. */
  readonly reckoning: Reckoning;
}

export function newHabits(
  scenario: Scenario,
  seed: number,
  { arm, overlay }: Pick<MarketOptions, "arm" | "overlay"> = {},
): Habits {
  const parameters = withOverlay(overlay);
  const { look, dwell, after } = parameters;
  // One courier serves every shop until shops may choose; the first in the scenario.
  const courier = scenario.couriers[0] as Scenario["couriers"][number];
  const delay = armDelayHours(arm);
  const means = transitHours(scenario, courier);
  const hours = means.map((mean) => Math.max(12, mean + delay));
  const senses = sampleSenses(scenario);
  const needShare = needTable(scenario, parameters.need.floor);
  return {
    parameters,
    loading: newLoading(parameters, armPageMs(arm)),
    returnShare: [look.returnCart, look.returnFavourite, look.returnShop, look.returnInvite],
    logistic: knots(logisticQuantile),
    normal: knots(normalQuantile),
    patience: Uint8Array.from(quantileTable(256, (p) => patienceQuantile(p, look.patience))),
    notice: Uint16Array.from({ length: LIST }, (_, i) =>
      Math.round(65_535 * look.noticeFirst * pow(i + 1, -look.noticePower)),
    ),
    glances: newGlances(look),
    typing: newTyping(parameters),
    dwell: knots((p) => weibullQuantile(p, dwell.shape, dwell.scale)),
    ...waitTables(scenario, parameters),
    needShare,
    needLog: needShare.map((share) => log(share)),
    qualitySense: Float32Array.from(scenario.segments, (segment) => segment.quality),
    deliverySense: Float32Array.from(scenario.segments, (segment) => segment.delivery),
    taste: tasteTables(scenario),
    phrase: scenario.categories.map((category) => phraseAlias(scenario, category.id)),
    purseBounds: [
      senses[Math.floor(senses.length / 3)] ?? 1,
      senses[Math.floor((2 * senses.length) / 3)] ?? 2,
    ],
    hours,
    zone: Uint8Array.from(scenario.provinces, (province) => province.zone),
    promisedDays: means.map(
      (mean) => Math.ceil(((mean + 14) * after.promiseSlack) / 24) + delay / 24,
    ),
    parcelFen: parcelTable(scenario, courier),
    members: Float64Array.from(
      { length: scenario.social.platforms.length * scenario.segments.length },
      (_, i) =>
        memberShare(
          scenario,
          Math.floor(i / scenario.segments.length),
          i % scenario.segments.length,
        ),
    ),
    keys: Object.fromEntries(
      PURPOSES.map((name) => [name, purposeKey(seed, purpose(`run/${name}`))]),
    ) as Record<Purpose, number>,
  };
}

function waitTables(
  { hourCurve }: Scenario,
  { waits }: Parameters,
): Pick<Habits, "rounds" | "awake" | "reviewWait" | "askWait"> {
  const review = { middle: waits.reviewMiddle, shape: waits.reviewShape, most: waits.reviewMost };
  const ask = { middle: waits.askMiddle, shape: waits.askShape, most: LAWFUL.days * 24 };
  return {
    rounds: daytime(),
    awake: daytime(hourCurve),
    reviewWait: knots((p) => waitQuantile(p, review)),
    askWait: knots((p) => waitQuantile(p, ask)),
  };
}

// Geometric patience; at least three results are always on the screen.
function patienceQuantile(p: number, mean: number): number {
  const keep = 1 - 1 / mean;
  return Math.min(LIST, 3 + Math.floor(log(1 - p) / log(keep)));
}

function needTable(scenario: Scenario, floor: number): Float32Array {
  const table = new Float32Array(scenario.categories.length * 512);
  scenario.categories.forEach((category, c) => {
    for (let days = 0; days < 512; days += 1) {
      table[c * 512 + days] = floor + (1 - floor) * (1 - exp(-days / category.needDays));
    }
  });
  return table;
}

function phraseAlias(scenario: Scenario, category: string): Alias {
  const own = scenario.keywords.flatMap((keyword, k) => (keyword.category === category ? [k] : []));
  return alias(
    own.map((k) => scenario.keywords[k]?.volume ?? 0),
    own,
  );
}

function sampleSenses(scenario: Scenario): readonly number[] {
  const all = scenario.segments.flatMap((segment) =>
    Array.from({ length: Math.round(segment.share * 10) }, (_, i) =>
      exp(
        segment.priceLogMean +
          segment.priceLogSd * normalQuantile((i + 0.5) / Math.round(segment.share * 10)),
      ),
    ),
  );
  return all.sort((a, b) => a - b);
}

function parcelTable(scenario: Scenario, courier: Scenario["couriers"][number]): Int32Array {
  const table = new Int32Array(scenario.categories.length * scenario.provinces.length);
  scenario.categories.forEach((category, c) => {
    scenario.provinces.forEach((province, p) => {
      table[c * scenario.provinces.length + p] = courierFen(
        courier,
        province.zone,
        category.weightG,
      );
    });
  });
  return table;
}

/** Segment × month → categories in proportion to what the segment wants then. */
function tasteTables(scenario: Scenario): Alias[] {
  return scenario.segments.flatMap((segment) =>
    Array.from({ length: 12 }, (_, month) =>
      alias(wants(scenario, segment, month, (_category) => 1)),
    ),
  );
}

function wants(
  scenario: Scenario,
  segment: Scenario["segments"][number],
  month: number,
  fashion: (category: number) => number,
): number[] {
  return scenario.categories.map(
    (category, c) =>
      category.demand *
      (category.season[month] as number) *
      (segment.categories[category.id] ?? 1) *
      fashion(c),
  );
}

/** How many days back a wave is felt. */
const FELT_DAYS = 60;

/** What a day's fashion makes of the wants of its month; a function of seed and day alone. */
export function followFashion(
  scenario: Scenario,
  habits: Habits,
  day: number,
  month: number,
): void {
  const fashions = scenario.categories.map((_, c) => exp(fashionWave(habits, c, day)));
  scenario.segments.forEach((segment, g) => {
    habits.taste[g * 12 + month] = alias(
      wants(scenario, segment, month, (c) => fashions[c] as number),
    );
  });
}

/** Log demand of a category against its season: a mean-reverting walk (first-order autoregression). */
export function fashionWave(habits: Habits, category: number, day: number): number {
  const { wave, waveFade } = habits.parameters.need;
  const step = wave * Math.sqrt(1 - waveFade * waveFade);
  let sum = 0;
  let weight = step;
  for (let back = 0; back < FELT_DAYS; back += 1) {
    const draw = bitsFor(habits.keys.fashion, category, day - back + FELT_DAYS);
    sum += weight * between(habits.normal, draw);
    weight *= waveFade;
  }
  return sum;
}
