/** What the logistics seat may do and may see. */
import { z } from "zod";

const courier = z.string().min(1).max(40);
export const SIZES = ["small", "medium", "large"] as const;
export type Size = (typeof SIZES)[number];

/** Who carries what: the first rule that fits a parcel, else the usual courier. */
export const setCouriers = z.strictObject({
  type: z.literal("logistics/set-couriers"),
  usual: courier,
  rules: z
    .array(
      z.strictObject({
        /** Province ids; none = everywhere. */
        provinces: z.array(z.string().max(40)).max(64),
        /** Up to 1 kg, up to 3 kg, heavier. */
        sizes: z.array(z.enum(SIZES)).min(1).max(3),
        courier,
      }),
    )
    .max(100),
  /** Goods worth this much go by a courier of their own. */
  dear: z
    .strictObject({ fromFen: z.int().min(1).max(10_000_000), courier })
    .nullable()
    .default(null),
});

export const signContract = z.strictObject({
  type: z.literal("logistics/sign-contract"),
  courier,
  /** Parcels promised in 30 days: one of the courier's steps. */
  parcels: z.int().min(1).max(1_000_000),
});

export const endContract = z.strictObject({
  type: z.literal("logistics/end-contract"),
  courier,
});

/** Days more (or, −1, one fewer) than the couriers' own times come to. */
export const setPromise = z.strictObject({
  type: z.literal("logistics/set-promise"),
  days: z.int().min(-1).max(2),
});

export const setInsurance = z.strictObject({
  type: z.literal("logistics/set-insurance"),
  /** Goods worth this much are insured; null = none. */
  fromFen: z.int().min(0).max(10_000_000).nullable(),
});

const group = z.strictObject({
  provinces: z.array(z.string().max(40)).max(64),
  /** Pieces, or grams. */
  first: z.int().min(1).max(100_000),
  firstFen: z.int().min(0).max(20_000),
  next: z.int().min(1).max(100_000),
  nextFen: z.int().min(0).max(20_000),
  freeOverFen: z.int().min(0).max(10_000_000).nullable(),
});

export const setTemplate = z.strictObject({
  type: z.literal("logistics/set-template"),
  /** The last group is for all provinces that no other names; null = the shop's simple freight rule. */
  template: z
    .strictObject({ by: z.enum(["piece", "weight"]), groups: z.array(group).min(1).max(12) })
    .nullable(),
});

export const rentDepot = z.strictObject({
  type: z.literal("logistics/rent-depot"),
  depot: z.string().max(40),
});

export const leaveDepot = z.strictObject({
  type: z.literal("logistics/leave-depot"),
  depot: z.string().max(40),
});

export const moveStock = z.strictObject({
  type: z.literal("logistics/move-stock"),
  depot: z.string().max(40),
  moves: z
    .array(z.strictObject({ sku: z.int().min(0), pieces: z.int().min(1).max(100_000) }))
    .min(1)
    .max(500),
});

/** Asks couriers to make good for parcels lost or damaged. */
export const claimParcels = z.strictObject({
  type: z.literal("logistics/claim-parcels"),
  orders: z.array(z.int().min(0)).min(1).max(1000),
});

export const ROADS = ["general", "bonded", "overseas"] as const;
export const EXITS = ["import", "return", "destroy"] as const;
const listing = z.int().min(0);
const hs = z.string().regex(/^\d{4}$/);

/** A shipment of one listing's goods from abroad, and by which terms they are sold from then on. */
export const importGoods = z.strictObject({
  type: z.literal("logistics/import-goods"),
  listing,
  source: z.string().max(40),
  road: z.enum(ROADS),
  code: hs,
  /** Order by order, the buyer pays the taxes on top of the tag; else the tag holds them. */
  isBuyers: z.boolean().default(false),
  lots: z
    .array(z.strictObject({ sku: z.int().min(0), pieces: z.int().min(1).max(20_000) }))
    .min(1)
    .max(200),
});

export const setImport = z.strictObject({
  type: z.literal("logistics/set-import"),
  listing,
  code: hs,
  isBuyers: z.boolean(),
});

/** Asks customs which code is right: it costs a fee and takes days. */
export const askRuling = z.strictObject({ type: z.literal("logistics/ask-ruling"), listing });

/** What becomes of everything of a listing that lies in the bonded zone, or overseas. */
export const clearImport = z.strictObject({
  type: z.literal("logistics/clear-import"),
  listing,
  road: z.enum(["bonded", "overseas"]),
  how: z.enum(EXITS),
});

export type ImportGoods = z.infer<typeof importGoods>;
export type SetImport = z.infer<typeof setImport>;
export type AskRuling = z.infer<typeof askRuling>;
export type ClearImport = z.infer<typeof clearImport>;
export type Road = (typeof ROADS)[number];
export type SetCouriers = z.infer<typeof setCouriers>;
export type SignContract = z.infer<typeof signContract>;
export type EndContract = z.infer<typeof endContract>;
export type SetPromise = z.infer<typeof setPromise>;
export type SetInsurance = z.infer<typeof setInsurance>;
export type SetTemplate = z.infer<typeof setTemplate>;
export type Template = NonNullable<SetTemplate["template"]>;
export type RentDepot = z.infer<typeof rentDepot>;
export type LeaveDepot = z.infer<typeof leaveDepot>;
export type MoveStock = z.infer<typeof moveStock>;
export type ClaimParcels = z.infer<typeof claimParcels>;

/** Parameters of the views. */
export const couriersParams = z.object({});
export const planParams = z.object({});
export const compareParams = z.object({
  weightG: z.int().min(1).max(50_000).default(500),
  /** What a day sooner is held to be worth, in fen. */
  dayFen: z.int().min(0).max(5000).default(80),
});
export const parcelsParams = z.object({ most: z.int().min(1).max(2000).default(300) });
export const claimsParams = z.object({});
export const depotsParams = z.object({});
export const importsParams = z.object({});
export const landedParams = z.object({
  listing,
  source: z.string().max(40),
  code: hs,
  pieces: z.int().min(1).max(20_000).default(100),
  /** Pieces sold in thirty days; null = as of late. */
  monthly: z.int().min(1).max(20_000).nullable().default(null),
  priceFen: z.int().min(1).max(10_000_000).nullable().default(null),
  dayFen: z.int().min(0).max(5000).default(80),
  horizonDays: z.int().min(30).max(360).default(90),
});
export type LandedParams = z.infer<typeof landedParams>;

interface Named {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** `logistics/couriers`: tariffs and published figures. Money in fen. */
export interface CourierLine extends Named {
  readonly tariff: readonly {
    readonly zone: number;
    readonly steps: readonly { readonly uptoG: number; readonly fen: number }[];
    readonly perKgFen: number;
  }[];
  /** What a private sender pays: buyers who send back. */
  readonly counter: { readonly firstFen: number; readonly nextFen: number };
  /** Mean door-to-door hours to the provinces of the country, by how many people live there. */
  readonly meanHours: number;
  /** The trade's monthly report, per 10,000 parcels: an estimate. */
  readonly lostPermyriad: number;
  readonly damagedPermyriad: number;
  /** What buyers say of it: 1 to 5. */
  readonly stars: number;
  readonly contracts: readonly { readonly parcels: number; readonly offPermille: number }[];
  readonly contract: {
    readonly parcels: number;
    readonly offPermille: number;
    readonly since: number;
  } | null;
  /** Parcels handed to it since the contracts' month began. */
  readonly carried: number;
  /** What the parcels missing so far would cost if the month ended now. */
  readonly shortfallFen: number;
}

/** `logistics/plan`: how the shop sends. */
export interface PlanView {
  readonly usual: string;
  readonly rules: SetCouriers["rules"];
  readonly dear: SetCouriers["dear"];
  readonly promiseDays: number;
  readonly insureFromFen: number | null;
  readonly template: Template | null;
  readonly provinces: readonly (Named & {
    readonly zone: number;
    /** Share of buyers who live there, in thousandths. */
    readonly sharePermille: number;
    /** By size: courier, days promised, the courier's price with the contract. */
    readonly routes: readonly {
      readonly courier: string;
      readonly days: number;
      readonly fen: number;
    }[];
  })[];
  /** Days until the contracts' month ends. */
  readonly daysLeft: number;
}

/** `logistics/compare`: every courier to every province for one weight, and what a plain reckoning would choose. */
export interface CompareView {
  readonly weightG: number;
  readonly dayFen: number;
  readonly provinces: readonly (Named & {
    readonly zone: number;
    readonly offers: readonly {
      readonly courier: string;
      readonly fen: number;
      readonly hours: number;
    }[];
    readonly cheapest: string;
    readonly fastest: string;
    /** Least price + days × what a day is worth. */
    readonly balanced: string;
    readonly now: string;
  })[];
  /** Means over buyers by where they live. */
  readonly totals: readonly {
    readonly way: "now" | "cheapest" | "fastest" | "balanced";
    readonly fen: number;
    readonly hours: number;
  }[];
}

export interface ParcelView {
  readonly order: number;
  readonly at: number;
  readonly courier: string;
  readonly origin: string;
  readonly province: string;
  readonly costFen: number;
  readonly promisedAt: number;
  readonly shippedAt: number;
  readonly signedAt: number | null;
  readonly fate: "waiting" | "under-way" | "signed" | "damaged" | "lost";
  readonly isLate: boolean;
}

export interface ClaimLine {
  readonly order: number;
  readonly fen: number;
  readonly untilTick: number;
  readonly state: "open" | "paid" | "expired";
}

type DepotTerm = "rentFenDay" | "moveFen" | "moveHours";
export interface DepotLine extends Named, Readonly<Record<DepotTerm, number>> {
  readonly isRented: boolean;
  /** Share of buyers who are reached sooner from there than from home, in thousandths. */
  readonly nearerPermille: number;
  /** For those buyers, half a kilogram by today's couriers: hours sooner and fen less, on average. */
  readonly soonerHours: number;
  readonly savedFen: number;
  /** Parcels a day, to everywhere, from which what is saved pays rent and moving; null = never. */
  readonly evenADay: number | null;
  readonly pieces: number;
  readonly stock: readonly { readonly sku: number; readonly pieces: number }[];
}

/** `logistics/imports`: what may come from abroad and how, what is under way and lies where, and how customs sees it. */
export interface ImportsView {
  /** False in a trade that nothing is imported for. */
  readonly isOffered: boolean;
  readonly codes: readonly {
    readonly code: string;
    readonly name: Named["name"];
    readonly tariffPermille: number;
    readonly vatPermille: number;
    readonly consumptionPermille: number;
    readonly isRetail: boolean;
  }[];
  readonly sources: readonly (Named & {
    readonly origin: Named["name"];
    readonly about: Named["name"];
    readonly costPermille: number;
    /** What it pays of the tariff with its certificate of origin. */
    readonly tariffShare: number;
    /** Better or worse than the usual goods, by what buyers abroad say: −1, 0, 1, 2. */
    readonly quality: number;
    readonly roads: readonly {
      readonly road: Road;
      readonly least: number;
      readonly leadDays: number;
    }[];
    /** Listings of the shop it has goods for. */
    readonly listings: readonly number[];
  })[];
  readonly rules: {
    readonly orderFen: number;
    readonly personFen: number;
    readonly taxPermille: number;
    readonly refundDays: number;
    readonly maxDays: number;
    readonly rulingFen: number;
    readonly rulingDays: number;
    readonly places: readonly {
      readonly road: "bonded" | "overseas";
      readonly name: Named["name"];
      readonly storageFenKgMonth: number;
      readonly backPermille: number;
      readonly destroyFen: number;
    }[];
  };
  readonly record: { readonly standing: "A" | "B" | "C" } & Readonly<
    Record<"declared" | "inspected" | "found" | "taxFen" | "fineFen", number>
  >;
  readonly lines: readonly ImportLine[];
  readonly shipments: readonly ShipmentRow[];
}

export interface ImportLine {
  readonly listing: number;
  readonly source: string;
  readonly code: string;
  readonly isBuyers: boolean;
  /** Customs' own code, and when a ruling asked for is there. */
  readonly ruled: string | null;
  readonly rulingTick: number | null;
  readonly isMarked: boolean;
  readonly underWay: number;
  readonly bonded: number;
  readonly overseas: number;
}

/** All kinds of goods of one shipment together. */
export interface ShipmentRow {
  readonly shipment: number;
  readonly listing: number;
  readonly source: string;
  readonly road: Road;
  readonly code: string;
  readonly pieces: number;
  readonly left: number;
  readonly paidFen: number;
  readonly dutyFen: number;
  readonly placedTick: number;
  readonly promisedTick: number;
  readonly arrivedTick: number | null;
  readonly state: "under-way" | "held" | "arrived" | "gone";
  readonly isInspected: boolean;
  readonly isFound: boolean;
}

/** Fen for each piece sold, but `cashFen` for the whole lot. */
type LandedFen = "goods" | "freight" | "tax" | "parcel" | "storage" | "returns" | "leftover";

/** `logistics/landed`: the roads side by side for one listing; estimated from published means. */
export interface LandedView {
  readonly monthly: number;
  readonly priceFen: number;
  readonly pieces: number;
  readonly roads: readonly (Readonly<
    Record<`${LandedFen | "wait" | "total" | "cash"}Fen`, number>
  > & {
    readonly road: Road | "home";
    readonly isOpen: boolean;
    readonly least: number;
    readonly pieces: number;
    readonly days: number;
    readonly leadDays: number;
    /** Pieces a month from which a lot pays; null = never. */
    readonly breakEven: number | null;
  })[];
  /** The road of the least total among those that are open. */
  readonly least: Road | "home";
}
