/** What the order desk and the market tell each other: steps, packaging, rules of the seat, trouble and its answers. */

/** How far the work on an order is; `back` came back undelivered. */
export const STEPS = [
  "paid",
  "reviewed",
  "printed",
  "picked",
  "packed",
  "handed",
  "cancelled",
  "back",
] as const;
export type WorkStep = (typeof STEPS)[number];
export const STEP = {
  paid: 0,
  reviewed: 1,
  printed: 2,
  picked: 3,
  packed: 4,
  handed: 5,
  cancelled: 6,
  back: 7,
} as const;

export const PACKAGINGS = ["ordinary", "reinforced", "green"] as const;
export type Packaging = (typeof PACKAGINGS)[number];

/** What a packaging costs and does; the packers' time beside 450 for an ordinary parcel. Assumptions. */
export const PACKAGING: Readonly<
  Record<
    Packaging,
    {
      readonly fen: number;
      readonly work: number;
      readonly damage: number;
      readonly appeal: number;
    }
  >
> = {
  ordinary: { fen: 0, work: 0, damage: 1, appeal: 0 },
  reinforced: { fen: 90, work: 120, damage: 0.25, appeal: 0 },
  green: { fen: 50, work: 60, damage: 1.3, appeal: 0.3 },
};

/** Looking into every parcel before it is closed: what it costs, and how many wrong pieces it finds in 1,000. */
export const CHECK = { fen: 25, work: 250, findsPermille: 950 } as const;

/** What hands have to do for one order, in thousandths of what the market's own packing takes. */
export const PACK_WORK = 450;

/** Picking one order in a wave of so many: ways are shared. Assumption, after batch picking's usual gains. */
export function pickWork(wave: number): number {
  return Math.round(550 * (0.25 + 0.75 / Math.sqrt(Math.max(1, wave))));
}

export const TROUBLES = [
  "address",
  "fraud",
  "short",
  "change",
  "cancel",
  "weight",
  "returned",
] as const;
export type Trouble = (typeof TROUBLES)[number];

export const ANSWERS = [
  "contact",
  "send",
  "refund",
  "buy",
  "wait",
  "split",
  "change",
  "intercept",
  "pay",
  "dispute",
  "resend",
] as const;
export type Answer = (typeof ANSWERS)[number];

/** What may be done about each kind. */
export const CHOICES: Readonly<Record<Trouble, readonly Answer[]>> = {
  address: ["contact", "send", "refund"],
  fraud: ["contact", "send", "refund"],
  short: ["buy", "wait", "split", "refund"],
  change: ["contact", "change", "send"],
  cancel: ["refund", "intercept", "send"],
  weight: ["pay", "dispute"],
  returned: ["contact", "resend", "refund"],
};

/** What a person can see of trouble; which of them hint at what is learned by handling it. */
export const SIGNALS = [
  "no-house-number",
  "short-phone",
  "other-city",
  "new-buyer",
  "forwarding-address",
  "at-night",
  "dear-goods",
  "several-cards",
  "neighbour-bin",
  "sold-fast",
  "usual-device",
  "new-device",
  "well-above",
  "slightly-above",
  "nobody-reached",
  "refused-at-door",
  "no-answer",
  "still-short",
  "under-way",
] as const;
export type Signal = (typeof SIGNALS)[number];

export const OUTCOMES = [
  "open",
  "sent",
  "fixed",
  "verified",
  "refunded",
  "bought",
  "found",
  "split",
  "changed",
  "kept",
  "intercepted",
  "missed",
  "paid",
  "waived",
  "resent",
  "expired",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a taken seat works by itself; one row for each shop whose seat is taken. */
export interface OrderRules {
  readonly shop: number;
  /** Which orders are passed without a look: none, those without a flag, all. */
  readonly review: "none" | "clean" | "all";
  /** Reviewed orders are printed and picked in waves of so many; 0 = only when told. */
  readonly wave: number;
  /** Parcels worth this much are looked into before they are closed; 0 = all, null = none. */
  readonly checkFromFen: number | null;
  readonly packaging: Packaging;
  /** Parcels worth this much get a packaging of their own. */
  readonly dear: { readonly fromFen: number; readonly packaging: Packaging } | null;
  /** Packed parcels go with the next van. */
  readonly ships: boolean;
  /** Orders of one buyer that wait together go in one parcel. */
  readonly merges: boolean;
  /** An order whose buyer asks for a change waits until that is answered. */
  readonly holds: boolean;
}

/** How what still lies on the desk of a seat given back is finished: everything is passed and sent. */
export const FINISH: Omit<OrderRules, "shop"> = {
  review: "all",
  wave: 10,
  checkFromFen: null,
  packaging: "ordinary",
  dear: null,
  ships: true,
  merges: false,
  holds: false,
};

/** One order on the desk. Ticks are null until the step is done. */
export interface WorkLine {
  readonly order: number;
  readonly at: number;
  readonly shopper: number;
  readonly step: WorkStep;
  readonly isHeld: boolean;
  readonly province: number;
  readonly goodsFen: number;
  readonly weightG: number;
  readonly promisedAt: number;
  readonly lines: readonly {
    readonly sku: number;
    readonly listing: number;
    readonly pieces: number;
  }[];
  /** The order whose parcel it goes in; its own number when it goes alone. */
  readonly parcel: number;
  /** A later part of an order that was split. */
  readonly isPart: boolean;
  readonly courier: number;
  readonly wave: number;
  readonly packaging: Packaging;
  readonly isChecked: boolean;
  readonly stepTicks: readonly (number | null)[];
  readonly troubles: readonly number[];
}

export interface TroubleLine {
  readonly id: number;
  readonly order: number;
  readonly kind: Trouble;
  readonly signals: readonly Signal[];
  readonly raisedAt: number;
  readonly untilTick: number;
  readonly state: "open" | "waiting" | "closed";
  readonly answer: Answer | null;
  readonly replyAt: number | null;
  readonly outcome: Outcome;
  readonly costFen: number;
  /** The courier's extra charge, where that is what it is about. */
  readonly chargeFen: number;
}

export interface OrderDeskReader {
  /** Orders not handed over yet and those that came back, oldest first. */
  work(shop: number): readonly WorkLine[];
  /** Steps of the latest orders handed over or cancelled, newest first. */
  done(shop: number, most: number): readonly WorkLine[];
  /** Trouble that can be seen, oldest first; `most` of the closed ones, newest. */
  troubles(shop: number, most: number): readonly TroubleLine[];
  /** Where an order of the shop stands; null for others' and unknown numbers. */
  line(shop: number, order: number): WorkLine | null;
  trouble(shop: number, id: number): TroubleLine | null;
  /** Work that hands get through in an hour, in thousandths of an order of the market's own packing. */
  readonly workPerHour: number;
}

export interface OrderDeskWriter {
  takeOverOrders(shop: number): void;
  giveBackOrders(shop: number): void;
  /** The person's own steps. */
  stepOrders(
    shop: number,
    orders: readonly number[],
    step: "reviewed" | "printed" | "handed",
  ): void;
  /** Hands may pick them, in waves of so many. */
  pickOrders(shop: number, orders: readonly number[], wave: number): void;
  packOrders(
    shop: number,
    orders: readonly number[],
    how: { readonly packaging: Packaging; readonly isChecked: boolean },
  ): void;
  holdOrders(shop: number, orders: readonly number[], isHeld: boolean): void;
  mergeOrders(shop: number, orders: readonly number[]): void;
  /** The first `keep` lines go now, the rest as a parcel of its own. */
  splitOrder(shop: number, order: number, keep: number): void;
  courierForOrders(shop: number, orders: readonly number[], courier: number): void;
  cancelOrders(shop: number, orders: readonly number[]): void;
  answerTrouble(shop: number, troubles: readonly number[], answer: Answer): void;
}
