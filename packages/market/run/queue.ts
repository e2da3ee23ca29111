/** A block of sessions on their way through the market, side by side; scratch, made once per market. */
import type { Offer, Visitor } from "./visit.ts";

/** Sessions begun together: few enough that their rows stay in the near caches from first look to last. */
const BLOCK = 256;

export interface Queue {
  readonly size: number;
  count: number;
  readonly shopper: Int32Array;
  readonly start: Int32Array;
  /** The session's own 32 bits of chance. */
  readonly own: Uint32Array;
  readonly traits: Int32Array;
  /** What is looked at again, or −1. */
  readonly node: Int32Array;
  /** Scratch: how far along what is remembered. */
  readonly next: Int32Array;
  /** The list looked down, or −1. */
  readonly list: Int32Array;
  readonly keyword: Uint16Array;
  readonly channel: Uint8Array;
  // What came of it.
  readonly exposures: Uint8Array;
  readonly clicks: Uint8Array;
  readonly orders: Uint8Array;
}

export function newQueue(): Queue {
  return {
    size: BLOCK,
    count: 0,
    shopper: new Int32Array(BLOCK),
    start: new Int32Array(BLOCK),
    own: new Uint32Array(BLOCK),
    traits: new Int32Array(BLOCK),
    node: new Int32Array(BLOCK),
    next: new Int32Array(BLOCK),
    list: new Int32Array(BLOCK),
    keyword: new Uint16Array(BLOCK),
    channel: new Uint8Array(BLOCK),
    exposures: new Uint8Array(BLOCK),
    clicks: new Uint8Array(BLOCK),
    orders: new Uint8Array(BLOCK),
  };
}

/** The one visitor that walks; filled anew for every session. */
export function newVisitor(): Visitor {
  return {
    shopper: 0,
    segment: 0,
    session: 0,
    start: 0,
    spent: 0,
    // A fraction from the start, so that the cell never changes its kind.
    sense: 0.5,
    province: 0,
    device: 0,
    channel: 0,
    keyword: 0,
    clicks: 0,
    pages: 0,
    orders: 0,
    exposures: 0,
    // A fraction from the start, for the same reason.
    mismatch: 0.5,
    vague: 0.5,
    page: 0,
    isLive: false,
    most: 0,
  };
}

/** The one offer that is looked at; filled anew for every page. */
export function newOffer(): Offer {
  return { listing: 0, sku: 0, priceFen: 0, freightFen: 0, days: 0, trust: 0.5 };
}
