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

export interface DepotLine extends Named {
  readonly rentFenDay: number;
  readonly moveFen: number;
  readonly moveHours: number;
  readonly isRented: boolean;
  /** Share of buyers who are reached sooner from there than from home, in thousandths. */
  readonly nearerPermille: number;
  readonly pieces: number;
  readonly stock: readonly {
    readonly sku: number;
    readonly pieces: number;
  }[];
}
