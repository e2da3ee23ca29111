/** A market small enough to read: two categories, sixteen phrases, two kinds of shopper, four provinces. */
import { parseScenario, type Scenario } from "@dianzhang/market";
import { TINY_BORDER } from "./tiny-border.ts";

const flat = Array.from({ length: 12 }, () => 1);

function attribute(
  id: string,
  zh: string,
  en: string,
  values: readonly (readonly [string, string, string])[],
): object {
  return {
    id,
    name: { zh, en },
    required: id === "style",
    values: values.map(([value, z, e]) => ({ id: value, name: { zh: z, en: e } })),
  };
}

const STYLE = attribute("style", "风格", "Style", [
  ["plain", "简约", "Plain"],
  ["retro", "复古", "Retro"],
]);
const SIZE = attribute("size", "大小", "Size", [
  ["small", "小号", "Small"],
  ["large", "大号", "Large"],
]);
const COLOR = {
  id: "color",
  name: { zh: "颜色", en: "Color" },
  values: [
    { id: "white", name: { zh: "白色", en: "White" } },
    { id: "blue", name: { zh: "蓝色", en: "Blue" } },
  ],
};

function category(id: string, zh: string, en: string, price: number): object {
  return {
    id,
    name: { zh, en },
    parent: { zh: "家居", en: "Home" },
    demand: 10,
    season: flat,
    referencePriceFen: price,
    unitCostFen: Math.round(price * 0.4),
    weightG: 400,
    needDays: 40,
    returnPermille: 100,
    attributes: [STYLE, SIZE],
    variants: [COLOR],
  };
}

function phrases(id: string, core: string): object[] {
  const values = [
    ["style", "plain", "简约"],
    ["style", "retro", "复古"],
    ["size", "small", "小号"],
    ["size", "large", "大号"],
  ] as const;
  return [
    { text: core, level: "broad", category: id, terms: [core], wants: {}, volume: 100 },
    ...values.map(([a, v, word], i) => ({
      text: `${word}${core}`,
      level: "mid",
      category: id,
      terms: [core, word],
      wants: { [a]: v },
      volume: 40 / (i + 1),
    })),
    ...values.slice(0, 2).map(([, v, word], i) => ({
      text: `${word}大号${core}`,
      level: "long",
      category: id,
      terms: [core, word, "大号"],
      wants: { style: v, size: "large" },
      volume: 9 / (i + 1),
    })),
    {
      text: `送礼${core}`,
      level: "long",
      category: id,
      terms: [core, "送礼"],
      wants: {},
      volume: 5,
    },
  ];
}

const HOURS = [
  4.26, 2.24, 1.24, 0.85, 0.68, 0.74, 1.32, 2.38, 3.24, 3.9, 4.4, 4.27, 4.29, 4.8, 4.79, 4.85, 4.69,
  4.15, 4.5, 6.01, 7.66, 8.89, 8.91, 6.95,
];

function segment(id: string, share: number, priceLogMean: number): object {
  return {
    id,
    name: { zh: id, en: id },
    share,
    activity: 1,
    priceLogMean,
    priceLogSd: 0.3,
    quality: 1,
    delivery: 1,
    deal: 0.4,
    phonePermille: 900,
    searchPermille: 600,
    categories: {},
    taste: { "style:plain": 0.3 },
  };
}

/** The files of the tiny scenario, for tests that break one. */
function tariff(times: number): object[] {
  return [1, 2, 4, 6].map((zone) => ({
    zone,
    steps: [{ uptoG: 1000, fen: 230 * zone * times }],
    perKgFen: 100 * zone,
  }));
}

function couriers(): object[] {
  const swift = { id: "swift", name: { zh: "快递", en: "Swift" }, tariff: tariff(1), pace: 1 };
  const trusted = { id: "trusted", name: { zh: "放心快递", en: "Trusted" }, tariff: tariff(3) };
  return [
    { ...swift, lossPermyriad: 5 },
    { ...trusted, pace: 0.7, lossPermyriad: 1, damagePermyriad: 5, trust: 0.6 },
  ];
}

const WEST = {
  id: "west",
  name: { zh: "西部仓", en: "West" },
  rentFenDay: 300,
  moveFen: 40,
  moveHours: 24,
  zones: { sichuan: 1, xinjiang: 5 },
};

function suppliers(): object[] {
  const said = { zh: "试", en: "For tests" };
  return [
    {
      id: "steady",
      name: { zh: "稳当", en: "Steady" },
      about: said,
      ladder: [
        { pieces: 10, permille: 950 },
        { pieces: 60, permille: 900 },
      ],
      promiseHours: 72,
      leadPermille: 800,
      leadShape: 30,
      defectPermille: 5,
    },
    {
      id: "bargain",
      name: { zh: "便宜", en: "Bargain" },
      about: said,
      ladder: [{ pieces: 40, permille: 650 }],
      promiseHours: 72,
      leadPermille: 1100,
      leadShape: 3,
      defectPermille: 180,
      defectDrift: 20,
    },
  ];
}

/** The files of the tiny scenario, for tests that break one. */
export function tinyFiles(): Record<string, string> {
  const province = (id: string, zone: number, hours: number): object => ({
    id,
    name: { zh: id, en: id },
    weight: 10,
    zone,
    hours,
  });
  const whole = {
    id: "tiny",
    version: 1,
    name: { zh: "小市场", en: "Tiny market" },
    description: { zh: "试验用。", en: "For tests." },
    firstDay: "2027-03-01",
    shoppers: 1000,
    sessionsPerShopperDay: 0.5,
    hourCurve: HOURS,
    weekday: flat.slice(0, 7),
    cashFen: 20_000_000,
    commissionPermille: 50,
    storageFenPerUnitMonth: 30,
    supplyLeadHours: 48,
    packPerHour: 10,
    grades: {
      economy: { cost: 0.8, quality: -0.5 },
      standard: { cost: 1, quality: 0 },
      premium: { cost: 1.3, quality: 0.5 },
    },
    rivals: { count: 3, listings: 6 },
    categories: [category("mug", "马克杯", "Mugs", 3900), category("vase", "花瓶", "Vases", 8900)],
    keywords: [...phrases("mug", "马克杯"), ...phrases("vase", "花瓶")],
    segments: [segment("thrifty", 60, 1), segment("easy", 40, 0.4)],
    couriers: couriers(),
    depots: [WEST],
    suppliers: suppliers(),
    border: TINY_BORDER,
    provinces: [
      province("zhejiang", 1, 42),
      province("beijing", 2, 52),
      province("sichuan", 4, 66),
      province("xinjiang", 6, 110),
    ],
    festivals: [],
    bannedClaims: ["最佳"],
  };
  return { "scenario.json": JSON.stringify(whole) };
}

export function tinyScenario(): Scenario {
  const parsed = parseScenario(tinyFiles());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.scenario;
}
