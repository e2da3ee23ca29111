/** Where shoppers are lost: a shop with planted faults, figures to read, findings to record. */
import {
  plantedGoods,
  type LessonRules,
  type Policy,
  type Scenario,
  type Seat,
} from "@dianzhang/desk-kit";
import { because, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { Finding, ListingStats, WeakStep } from "../../commands.ts";

const SEED = 52;

// Listing ids are given in the order of creation; the trainee's shop lists its goods before anyone else.
function truthOf(scenario: Scenario): Map<number, WeakStep> {
  return new Map(plantedGoods(scenario, SEED).map(({ fault }, listing) => [listing, fault]));
}

function latest(evidence: Evidence): Map<number, WeakStep> {
  const findings = evidence.view("insight/findings") as readonly Finding[];
  return new Map(findings.map((finding) => [finding.listing, finding.step]));
}

function found(
  truth: ReadonlyMap<number, WeakStep>,
  evidence: Evidence,
  step: WeakStep,
): { right: number; of: number } {
  const said = latest(evidence);
  const planted = [...truth].filter(([, fault]) => fault === step);
  return {
    right: planted.filter(([listing]) => said.get(listing) === step).length,
    of: planted.length,
  };
}

function criteria(scenario: Scenario): readonly Criterion[] {
  const truth = truthOf(scenario);
  const all = (id: string, step: WeakStep, points: number, zh: string, en: string): Criterion => ({
    id,
    points,
    text: { zh, en },
    judge: (evidence) => {
      const { right, of } = found(truth, evidence, step);
      return met(
        right === of,
        because(`找对 ${right} 件，共 ${of} 件。`, `${right} of ${of} found.`),
      );
    },
  });
  return [
    all(
      "unseen",
      "exposure",
      20,
      "找出没有被看见的商品（曝光少）",
      "Find the goods that are not seen (few exposures)",
    ),
    all(
      "unclicked",
      "click",
      20,
      "找出被看见却没人点的商品（点击率低）",
      "Find the goods that are seen but not clicked (low CTR)",
    ),
    all(
      "unwanted",
      "cart",
      20,
      "找出点开了却不想要的商品（加购率低，价格比同类高一截）",
      "Find the goods that are opened but not wanted (few carts, a price well above their kind)",
    ),
    all("empty", "stock", 15, "找出已经卖空的商品", "Find the goods that are sold out"),
    {
      id: "fair",
      points: 25,
      text: { zh: "没有毛病的商品，最多错怪一件", en: "Of the sound goods, blame one at most" },
      judge: (evidence) => {
        const said = latest(evidence);
        const sound = [...truth].filter(([, fault]) => fault === "none");
        const blamed = sound.filter(([listing]) => said.get(listing) !== "none").length;
        return met(
          said.size >= truth.size && blamed <= 1,
          because(
            `${sound.length} 件好商品里错怪了 ${blamed} 件，共记录 ${said.size} 条结论。`,
            `${blamed} of ${sound.length} sound goods were blamed; ${said.size} findings recorded.`,
          ),
        );
      },
    },
  ];
}

interface Card {
  readonly listing: number;
  readonly picturePermille: number;
  readonly completenessPermille: number;
  readonly minPriceFen: number;
}

type Judge = (
  line: ListingStats,
  all: readonly ListingStats[],
  cards: ReadonlyMap<number, Card>,
) => WeakStep;

function play(judge: Judge): Policy {
  return (seat: Seat) => {
    if ((seat.view("insight/findings") as readonly Finding[]).length > 0) return [];
    const all = seat.view("insight/listing-stats", { days: 14 }) as readonly ListingStats[];
    const cards = new Map(
      (seat.view("listing/listing-list") as readonly Card[]).map((card) => [card.listing, card]),
    );
    return all.map((line) => ({
      type: "insight/record-finding",
      listing: line.listing,
      step: judge(line, all, cards),
    }));
  };
}

/** Stock first; then the figures say where shoppers are lost, and the card says whether that is the cause. */
const careful: Judge = (line, all, cards) => {
  if (line.stock === 0) return "stock";
  const card = cards.get(line.listing);
  const isPlain = (card?.picturePermille ?? 1000) < 350;
  if (isPlain && drawn(line) < middle(all.map(drawn))) return "click";
  const isBare = (card?.completenessPermille ?? 1000) < 600;
  if (isBare && line.exposures < middle(all.map((one) => one.exposures))) return "exposure";
  const usualFen = middle([...cards.values()].map(({ minPriceFen }) => minPriceFen));
  if ((card?.minPriceFen ?? 0) > DEAR * usualFen && wanted(line) < middle(all.map(wanted)))
    return "cart";
  return "none";
};

/** A price that far above the middle of its kind is why a page is left. */
const DEAR = 1.3;

/** Carts per visit. */
function wanted(line: ListingStats): number {
  return line.carts / Math.max(1, line.visits);
}

/** Clicks per exposure, allowing for the place: a low place excuses a low rate. */
function drawn(line: ListingStats): number {
  return (line.clicks / Math.max(1, line.exposures)) * (line.meanPosition ?? 1) ** 0.86;
}

/** Never looks at the click rate: whoever gets few clicks must have been shown too little. */
const blamesExposure: Judge = (line, all, cards) => {
  const step = careful(line, all, cards);
  return step === "click" ? "exposure" : step;
};

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export const whereShoppersAreLost: LessonRules = {
  slug: "where-shoppers-are-lost",
  desk: "insight",
  title: { zh: "买家是在哪一步走掉的", en: "Where shoppers are lost" },
  setting: { scenario: "apparel", seed: SEED, shoppers: 29_000, warmDays: 14, days: 1 },
  prepare: (scenario) => [
    ...plantedGoods(scenario, SEED).map(({ command }) => ({ ...command })),
    { type: "listing/publish", listings: plantedGoods(scenario, SEED).map((_, i) => i) },
    {
      type: "storefront/set-profile",
      name: "青禾衣舍",
      mainCategory: scenario.categories[0]?.id ?? "",
    },
    { type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 600 },
    { type: "storefront/open-shop" },
  ],
  criteria,
  reference: play(careful),
  mistake: { play: play(blamesExposure), loses: "unclicked" },
};
