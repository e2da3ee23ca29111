/** What a scenario must say: a market as data, every field checked before a shop may open in it. */
import { z } from "zod";
import { BAZAAR, marketplaceSchema } from "./marketplace.ts";
import { supplierSchema } from "./supplier.ts";
import { borderSchema } from "./border.ts";
import { audiencesSchema, SOCIAL, socialSchema } from "./social.ts";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const permille = z.int().min(0).max(1000);

const attributeValue = z.strictObject({ id, name: text });

/** A property of goods in one category; shoppers of a segment may like some of its values. */
const attribute = z.strictObject({
  id,
  name: text,
  required: z.boolean().default(false),
  values: z.array(attributeValue).min(2),
});

/** A dimension in which one listing comes in several SKUs. */
const variant = z.strictObject({ id, name: text, values: z.array(attributeValue).min(1) });

const category = z.strictObject({
  id,
  name: text,
  parent: text,
  /** Share of all needs that fall on this category, before season; any positive scale. */
  demand: z.number().positive(),
  /** Demand by month, January first; 1 is the mean. */
  season: z.array(z.number().positive()).length(12),
  /** What most shoppers expect to pay for one piece. */
  referencePriceFen: z.int().positive(),
  /** What one standard-grade piece costs the shop. */
  unitCostFen: z.int().positive(),
  weightG: z.int().positive(),
  /** Days until a satisfied need has grown back to 63 %. */
  needDays: z.number().positive(),
  returnPermille: permille,
  attributes: z.array(attribute).min(1),
  variants: z.array(variant).min(1).max(2),
});

/** A phrase shoppers type. `terms` are its words: the core word first, then attribute words. */
const keyword = z.strictObject({
  text: z.string().min(1),
  level: z.enum(["broad", "mid", "long"]),
  category: id,
  terms: z.array(z.string().min(1)).min(1),
  /** attribute id → value id the phrase asks for. */
  wants: z.record(id, id).default({}),
  volume: z.number().positive(),
});

const segment = z.strictObject({
  id,
  name: text,
  share: z.number().positive(),
  /** Visits to the marketplace relative to the mean shopper. */
  activity: z.number().positive(),
  /** Mean and standard deviation of the logarithm of price sensitivity. */
  priceLogMean: z.number(),
  priceLogSd: z.number().positive(),
  quality: z.number(),
  delivery: z.number(),
  deal: z.number().min(0).max(1),
  phonePermille: permille,
  searchPermille: permille,
  /** category id → weight; categories left out weigh 1. */
  categories: z.record(id, z.number().nonnegative()).default({}),
  /** "attribute:value" → liking, in utility units. */
  taste: z.record(z.string().regex(/^[a-z0-9-]+:[a-z0-9-]+$/), z.number()).default({}),
});

const courier = z.strictObject({
  id,
  name: text,
  /** For each zone: price up to each weight, then per further started kilogram. */
  tariff: z
    .array(
      z.strictObject({
        zone: z.int().min(1).max(9),
        steps: z
          .array(z.strictObject({ uptoG: z.int().positive(), fen: z.int().positive() }))
          .min(1),
        perKgFen: z.int().nonnegative(),
      }),
    )
    .min(1),
  /** What a private sender pays at its counter: the first kilogram, each further one begun (F57). */
  counter: z
    .strictObject({ firstFen: z.int().positive(), nextFen: z.int().positive() })
    .default({ firstFen: 800, nextFen: 300 }),
  /** Door-to-door time against the national mean. */
  pace: z.number().positive(),
  lossPermyriad: z.int().min(0).max(10_000),
  damagePermyriad: z.int().min(0).max(10_000).default(35),
  /** What buyers think of it: utility of seeing its name beside the promise. */
  trust: z.number().default(0),
  /** Parcels promised in 30 days, and what is off every tariff for it. */
  contracts: z
    .array(z.strictObject({ parcels: z.int().positive(), offPermille: permille }))
    .default([
      { parcels: 100, offPermille: 60 },
      { parcels: 300, offPermille: 120 },
      { parcels: 1000, offPermille: 180 },
    ]),
});

/** A warehouse for rent beside the shop's own: which zone each province is in, seen from there. */
const depot = z.strictObject({
  id,
  name: text,
  rentFenDay: z.int().nonnegative(),
  /** To bring one piece there, and how long it takes. */
  moveFen: z.int().nonnegative(),
  moveHours: z.int().positive(),
  /** Province id → zone; what is left out is as far as from home. */
  zones: z.record(id, z.int().min(1).max(9)),
});

const province = z.strictObject({
  id,
  name: text,
  weight: z.number().positive(),
  zone: z.int().min(1).max(9),
  /** Mean door-to-door hours of a parcel from the warehouse. */
  hours: z.number().positive(),
});

const festival = z.strictObject({
  id,
  name: text,
  /** First and last day of every year, month-day. */
  from: z.string().regex(/^\d\d-\d\d$/),
  to: z.string().regex(/^\d\d-\d\d$/),
  /** Sessions and readiness to buy against an ordinary day. */
  visits: z.number().positive(),
  urge: z.number(),
  /** Readiness to put in the cart beyond readiness to buy. */
  carting: z.number().default(0),
  /** Share of the first day's visits that come with the first minutes (F69). */
  opening: z.number().min(0).max(0.5).default(0),
});

/** How this marketplace sells search ads. */
const searchAds = z.strictObject({
  /** "platform": clicks, relevance and landing; "contest": the rule of the national contest's sandbox. */
  quality: z.enum(["platform", "contest"]).default("platform"),
  reserveFen: z.int().positive().default(10),
  /** What a click costs at least, in thousandths of the category's usual price, by the phrase's level. */
  floorPermille: z
    .strictObject({ broad: z.number(), mid: z.number(), long: z.number() })
    .default({ broad: 35, mid: 4, long: 1 }),
  incrementFen: z.int().nonnegative().default(1),
  /** Places of a result page that are sold, 1 = the top. */
  places: z.array(z.int().min(1).max(40)).min(1).max(8).default([1, 7, 13, 19, 25]),
});

/** How this marketplace sells places of the feed, and views on pages elsewhere. */
const feedAds = z.strictObject({
  reserveFen: z.int().positive().default(20),
  /** A thousand views off the platform: the least, and what other advertisers pay at the middle. */
  reserveThousandFen: z.int().positive().default(150),
  usualThousandFen: z.int().positive().default(400),
  /** What shops outside this market offer for a click, in thousandths of the category's usual price; and its spread. */
  outsidePermille: z.number().positive().default(4),
  outsideSpread: z.number().nonnegative().default(0.6),
  /** Places of the feed that are sold, 1 = the top. */
  places: z.array(z.int().min(1).max(40)).min(1).max(8).default([2, 6, 11, 16, 21]),
});

export const scenarioSchema = z.strictObject({
  id,
  version: z.int().positive(),
  name: text,
  description: text,
  firstDay: z.iso.date(),
  shoppers: z.int().min(1000).max(1_000_000),
  sessionsPerShopperDay: z.number().positive().max(5),
  hourCurve: z.array(z.number().positive()).length(24),
  /** Monday first; 1 is the mean. */
  weekday: z.array(z.number().positive()).length(7),
  cashFen: z.int().positive(),
  commissionPermille: permille,
  storageFenPerUnitMonth: z.int().nonnegative(),
  supplyLeadHours: z.int().min(0),
  packPerHour: z.int().positive(),
  /** Days a wish goes with a shopper: a week, or longer for what is thought about for long. */
  wishDays: z.int().min(1).max(90).default(7),
  /** What a unit of each grade costs against standard, and its quality in utility units. */
  grades: z.strictObject({
    economy: z.strictObject({ cost: z.number().positive(), quality: z.number() }),
    standard: z.strictObject({ cost: z.number().positive(), quality: z.number() }),
    premium: z.strictObject({ cost: z.number().positive(), quality: z.number() }),
  }),
  searchAds: searchAds.prefault({}),
  feedAds: feedAds.prefault({}),
  marketplace: marketplaceSchema.prefault(BAZAAR),
  social: socialSchema.prefault(SOCIAL),
  /** Who leans to which social platform. */
  socialAudiences: audiencesSchema,
  rivals: z.strictObject({ count: z.int().min(1).max(500), listings: z.int().min(1).max(60) }),
  categories: z.array(category).min(2),
  keywords: z.array(keyword).min(10),
  segments: z.array(segment).min(2).max(64),
  couriers: z.array(courier).min(1),
  provinces: z.array(province).min(2).max(64),
  depots: z.array(depot).max(7).default([]),
  suppliers: z.array(supplierSchema).max(20).default([]),
  border: borderSchema,
  festivals: z.array(festival),
  /** Words shopkeepers write in titles; whether anybody searches them is another question. */
  tradeWords: z.array(z.string().min(1)).default([]),
  /** Claims the advertising law forbids in a title. */
  bannedClaims: z.array(z.string().min(1)).default([]),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type Category = Scenario["categories"][number];
export type Keyword = Scenario["keywords"][number];
export type Segment = Scenario["segments"][number];
export type Courier = Scenario["couriers"][number];
export type Depot = Scenario["depots"][number];
export type Grade = keyof Scenario["grades"];
export const GRADES = ["economy", "standard", "premium"] as const satisfies readonly Grade[];
