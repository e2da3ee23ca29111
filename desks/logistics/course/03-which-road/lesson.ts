/** Which road: general trade, a bonded zone or a warehouse overseas, for goods that sell differently; and the true code. */
import { readyListing, type LessonRules, type Policy, type Seat } from "@dianzhang/desk-kit";
import { because, decided, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { ImportGoods, ImportsView, LandedView, Road } from "../../commands.ts";

/** What the lesson's page says of each: its right heading, whom it may come from, how much a month sells. */
const GOODS = [
  { category: "rice-cooker", source: "penang", code: "8516", monthly: 60, priceFen: 25_900 },
  { category: "shaver", source: "osaka", code: "8510", monthly: 40, priceFen: 16_900 },
  { category: "toothbrush", source: "osaka", code: "8509", monthly: 4, priceFen: 16_900 },
] as const;
const SOLD = 12;
const SLOW_MOST = 12;

interface OneListing {
  readonly lines: readonly { readonly sku: number }[];
}

type Ordered = Evidence["rows"][number] & { readonly command: ImportGoods };

function orders(evidence: Evidence, listing?: number): Ordered[] {
  return evidence.rows.filter(
    (row): row is Ordered =>
      row.command.type === "logistics/import-goods" &&
      (listing === undefined || (row.command as ImportGoods).listing === listing),
  );
}

function leastRoad(evidence: Evidence, listing: number): string {
  const goods = GOODS[listing];
  if (!goods) return "";
  const { source, code, monthly } = goods;
  const asked = { listing, source, code, monthly, pieces: 1 };
  const view = evidence.view("logistics/landed", asked) as LandedView | null;
  const abroad = (view?.roads ?? []).filter(({ road, isOpen }) => road !== "home" && isOpen);
  return abroad.toSorted((a, b) => a.totalFen - b.totalFen)[0]?.road ?? "";
}

const NAMES: Readonly<Record<Road, { zh: string; en: string }>> = {
  general: { zh: "一般贸易", en: "general trade" },
  bonded: { zh: "保税", en: "the bonded zone" },
  overseas: { zh: "海外仓", en: "the warehouse overseas" },
};

function road(id: string, listing: number, points: number, text: Criterion["text"]): Criterion {
  return {
    id,
    points,
    text,
    judge: (evidence) => {
      const [row] = orders(evidence, listing);
      if (!row) return met(false, because("还没有下进口单。", "Nothing was ordered."));
      const chosen = row.command.road;
      const names = NAMES[chosen];
      return met(
        chosen === leastRoad(evidence, listing),
        decided(row, `走的是${names.zh}。`, `It takes ${names.en}.`),
      );
    },
  };
}

const bulky = road("bulky", 0, 20, {
  zh: "电饭煲（每月约 60 台，重）走全成本最低的路",
  en: "The rice cooker (about 60 a month, heavy) takes the road that costs least in all",
});

const steady = road("steady", 1, 20, {
  zh: "剃须刀（每月约 40 把）走全成本最低的路",
  en: "The shaver (about 40 a month) takes the road that costs least in all",
});

const slow: Criterion = {
  id: "slow",
  points: 20,
  text: {
    zh: `电动牙刷（每月约 4 支）走海外仓，一次不超过 ${SLOW_MOST} 支`,
    en: `The toothbrush (about 4 a month) comes from the warehouse overseas, ${SLOW_MOST} at most at a time`,
  },
  judge: (evidence) => {
    const rows = orders(evidence, 2);
    const [row] = rows;
    if (!row) return met(false, because("还没有下进口单。", "Nothing was ordered."));
    const most = Math.max(
      ...rows.map(({ command }) => command.lots.reduce((sum, lot) => sum + lot.pieces, 0)),
    );
    const names = NAMES[row.command.road];
    return met(
      rows.every(({ command }) => command.road === "overseas") && most <= SLOW_MOST,
      decided(row, `走${names.zh}，一次 ${most} 支。`, `It takes ${names.en}, ${most} at a time.`),
    );
  },
};

const honest: Criterion = {
  id: "honest",
  points: 25,
  text: {
    zh: "每一票都按商品本来的税则号申报",
    en: "Every shipment is declared under the heading its goods belong to",
  },
  judge: (evidence) => {
    const rows = orders(evidence);
    const wrong = rows.find(({ command }) => command.code !== GOODS[command.listing]?.code);
    if (wrong)
      return met(
        false,
        decided(
          wrong,
          `报成了 ${wrong.command.code}，应归入 ${GOODS[wrong.command.listing]?.code}。`,
          `Declared as ${wrong.command.code}; it belongs to ${GOODS[wrong.command.listing]?.code}.`,
        ),
      );
    return met(
      rows.length >= GOODS.length,
      because(`${rows.length} 票都报对了。`, `${rows.length} shipments, all declared rightly.`),
    );
  },
};

const sold: Criterion = {
  id: "sold",
  points: 15,
  text: {
    zh: `结束时至少卖出 ${SOLD} 件进口货`,
    en: `${SOLD} imported pieces at least are sold by the end`,
  },
  judge: (evidence) => {
    const { shipments } = evidence.view("logistics/imports") as ImportsView;
    const here = shipments.filter(({ arrivedTick }) => arrivedTick !== null);
    const pieces = here.reduce((sum, one) => sum + one.pieces - one.left, 0);
    return met(pieces >= SOLD, because(`卖出 ${pieces} 件。`, `${pieces} pieces were sold.`));
  },
};

type Command = ReturnType<Policy>[number];

const PIECES = { general: 84, bonded: 42, overseas: 6 } as const;
const WAYS = ["general", "bonded", "overseas"] as const;

/** Each by its own road on the first morning; `codeOf` says what is declared. */
function order(codeOf: (listing: number) => string): Policy {
  return (seat: Seat): Command[] => {
    const view = seat.view("logistics/imports") as ImportsView;
    return GOODS.flatMap(({ source }, listing): Command[] => {
      if (view.lines.some((line) => line.listing === listing)) return [];
      const way = WAYS[listing] ?? "general";
      const one = seat.view("listing/listing", { listing }) as OneListing;
      const pieces = Math.ceil(PIECES[way] / one.lines.length);
      return [
        {
          type: "logistics/import-goods",
          listing,
          source,
          road: way,
          code: codeOf(listing),
          lots: one.lines.map(({ sku }) => ({ sku, pieces })),
        },
      ];
    });
  };
}

export const whichRoad: LessonRules = {
  slug: "which-road",
  desk: "logistics",
  title: { zh: "进口货走哪条路", en: "Which road for goods from abroad" },
  setting: { scenario: "home-appliance", seed: 311, shoppers: 20_000, warmDays: 1, days: 28 },
  prepare: (scenario) => {
    const goods = GOODS.flatMap(({ category: id, priceFen }, slot) => {
      const category = scenario.categories.find((one) => one.id === id);
      if (!category) return [];
      return [
        readyListing(category, slot, { grade: "standard", shoot: "studio", priceFen, stock: 6 }),
      ];
    });
    return [
      ...goods,
      { type: "listing/publish", listings: GOODS.map((_, listing) => listing) },
      { type: "storefront/set-profile", name: "远洋小家电", mainCategory: "rice-cooker" },
      { type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 0 },
      { type: "storefront/open-shop" },
    ];
  },
  criteria: () => [bulky, steady, slow, honest, sold],
  reference: order((listing) => GOODS[listing]?.code ?? ""),
  mistake: {
    // A computer pays no tariff.
    play: order((listing) => (listing === 0 ? "8471" : (GOODS[listing]?.code ?? ""))),
    loses: "honest",
  },
};
