/** What a live room is made of: host, line-up, script, answers, coupons and paid viewers, as desk and market share them. */

export const HOSTS = ["self", "regular", "star"] as const;
export type Host = (typeof HOSTS)[number];
/** What an hour before the camera costs. Assumption. */
export const HOST_FEN: Readonly<Record<Host, number>> = {
  self: 3000,
  regular: 15_000,
  star: 150_000,
};

export const BLOCKS = ["welcome", "demo", "reveal", "answer", "urge"] as const;
export type Block = (typeof BLOCKS)[number];

/** What viewers ask of goods. */
export const QUESTIONS = ["size", "material", "price", "delivery", "returns"] as const;
export type Question = (typeof QUESTIONS)[number];

export const PLEDGES = ["plain", "bold"] as const;
export type Pledge = (typeof PLEDGES)[number];

export const SOURCES = ["followers", "feed", "paid"] as const;
export type Source = (typeof SOURCES)[number];

export interface LiveItem {
  readonly listing: number;
  /** What a piece costs in the room; null = the price of the page. */
  readonly priceFen: number | null;
  /** Pieces at that price. */
  readonly pieces: number;
}

export interface Beat {
  readonly kind: Block;
  /** Place in the line-up; −1 = none. */
  readonly item: number;
  readonly minutes: number;
}

/** So many viewers get this much off whatever reaches the threshold; given out in one minute. */
export interface LiveCoupon {
  readonly minute: number;
  readonly cutFen: number;
  readonly overFen: number;
  readonly pieces: number;
}

export interface LiveRoomRow {
  readonly room: number;
  readonly shop: number;
  readonly startTick: number;
  readonly hours: number;
  readonly host: Host;
  readonly items: readonly LiveItem[];
  readonly script: readonly Beat[];
  /** Questions there is an answer to. */
  readonly answers: readonly Question[];
  readonly pledge: Pledge;
  readonly coupons: readonly LiveCoupon[];
  readonly paidFen: number;
  /** Offered for a viewer who comes in. */
  readonly paidBidFen: number;
  /** Followers were told the day before. */
  readonly isAnnounced: boolean;
}

/** Rooms running or to come; owned by the live desk. */
export interface LiveBook {
  readonly rooms: readonly LiveRoomRow[];
}

/** What a room has come to; money in fen. */
export interface LiveFigures {
  readonly state: "planned" | "live" | "over";
  readonly viewers: number;
  readonly peak: number;
  readonly joins: number;
  readonly joinsBySource: readonly number[];
  readonly leaves: number;
  readonly questions: number;
  readonly answered: number;
  readonly clicks: number;
  readonly orders: number;
  readonly salesFen: number;
  readonly marginFen: number;
  readonly hostFen: number;
  readonly paidFen: number;
  /** Pieces sold of each item of the line-up. */
  readonly sold: readonly number[];
}

export interface LiveMinute {
  readonly minute: number;
  readonly viewers: number;
  readonly joins: number;
  readonly leaves: number;
  readonly questions: number;
  readonly clicks: number;
  readonly orders: number;
  readonly salesFen: number;
}

export interface LiveQuestion {
  readonly minute: number;
  readonly question: Question;
  readonly item: number;
  readonly isAnswered: boolean;
  /** Two digits of the viewer, as the barrage shows a name. */
  readonly viewer: number;
}

export interface LiveReader {
  room(room: number, items: number): LiveFigures;
  /** Minute by minute; kept for seats only. */
  minutes(room: number): readonly LiveMinute[];
  questions(room: number): readonly LiveQuestion[];
  followers(shop: number): number;
}

export interface LiveWriter {
  registerRoom(room: number, shop: number): void;
}

/** One minute of a room: what is on, since when this item is, and whether its price has been told. */
export interface OnAir {
  readonly kind: Uint8Array;
  readonly item: Int16Array;
  /** Minutes this item has been on. */
  readonly since: Uint16Array;
  /** Minutes of showing before this one. */
  readonly shown: Uint16Array;
  readonly isTold: Uint8Array;
}

/** A script spread over the minutes; what it leaves open is welcome. */
export function spreadScript(script: readonly Beat[], hours: number): OnAir {
  const length = hours * 60;
  const air: OnAir = {
    kind: new Uint8Array(length),
    item: new Int16Array(length).fill(-1),
    since: new Uint16Array(length),
    shown: new Uint16Array(length),
    isTold: new Uint8Array(length),
  };
  let at = 0;
  let item = -1;
  let since = 0;
  let shown = 0;
  let isTold = 0;
  for (const beat of script) {
    if (beat.item !== item) {
      item = beat.item;
      since = shown = isTold = 0;
    }
    for (let n = 0; n < beat.minutes && at < length; n += 1, at += 1) {
      if (beat.kind === "reveal") isTold = 1;
      air.kind[at] = BLOCKS.indexOf(beat.kind);
      air.item[at] = item;
      air.since[at] = since;
      air.shown[at] = shown;
      air.isTold[at] = isTold;
      since += 1;
      if (beat.kind === "demo") shown += 1;
    }
  }
  return air;
}
