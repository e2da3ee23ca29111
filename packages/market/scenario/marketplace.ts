/** By which rules a marketplace ranks, charges and punishes; and how its shoppers differ from the scenario's own. */
import { z } from "zod";
import bazaar from "./bazaar.json" with { type: "json" };

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const fen = z.int().nonnegative();
const permille = z.int().min(0).max(1000);

/** How the order of search results and of the feed follows what is known of goods. */
const ranking = z.strictObject({
  /** "platform": relevance times strength; "contest": the sum of the national contest's sandbox. */
  rule: z.enum(["platform", "contest"]).default("platform"),
  /** Exponents of relevance and of learned merit. */
  words: z.number().min(0.2).max(3),
  merit: z.number().min(0).max(3),
  /** Factor of the head start of new goods. */
  fresh: z.number().min(0).max(3),
  /** Score gained, as a logarithm, by costing one e-th of the usual price. */
  price: z.number().min(0).max(2),
  /** Score gained, as a logarithm, for each star of the mean rating above 4.5. */
  rating: z.number().min(0).max(2),
  /** Score gained, as a logarithm, by goods that travel free. */
  freeFreight: z.number().min(0).max(2),
});

const fees = z.strictObject({
  /** Held while a shop is open, never earned by the marketplace. */
  guaranteeFen: fen,
  /** For each month a shop is open, charged by the day. */
  monthlyFen: fen,
  /** Of the goods of an order that is kept; null = what the scenario says. */
  commissionPermille: permille.nullable(),
});

/** Within which time a parcel must be handed over, and what the buyer gets when it was not. */
const dispatch = z.strictObject({
  hours: z.int().positive(),
  latePermille: permille,
  leastFen: fen,
  mostFen: fen,
});

const shoppers = z.strictObject({
  /** Added to the mean logarithm of price sensitivity. */
  priceLog: z.number().min(-1).max(1),
  quality: z.number().positive(),
  delivery: z.number().positive(),
  deal: z.number().positive(),
});

/** A kind of goods that not everybody has heard of; Bass's coefficients a year (F75). */
const newKind = z.strictObject({
  /** Who knows it when the market opens; they count as owners. */
  knownPermille: permille,
  innovation: z.number().min(0).max(1),
  imitation: z.number().min(0).max(2),
});
export type NewKind = z.infer<typeof newKind>;

/** One rule pack. Its numbers are after published rules of such marketplaces where docs/model/marketplaces.md says so. */
export const marketplaceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: text,
  /** What the rules favour, in a sentence. */
  favours: text,
  ranking,
  fees,
  dispatch,
  groups: z.strictObject({
    isOffered: z.boolean(),
    /** Friends that one who opens a group tells of it. */
    tells: z.int().min(0).max(40),
  }),
  presale: z.boolean(),
  /** Whether people who bought nothing may review too. */
  reviews: z.strictObject({ isOpen: z.boolean() }).default({ isOpen: false }),
  /** Categories of a scenario that are new there, by id; ids of other scenarios are passed over. */
  newKinds: z.record(z.string(), newKind).default({}),
  /** Replaces fields of the scenario's search ads. */
  searchAds: z.record(z.string(), z.unknown()),
  shoppers,
});

export type Marketplace = z.infer<typeof marketplaceSchema>;

/** Where a scenario stands that names no marketplace. */
export const BAZAAR = bazaar;
