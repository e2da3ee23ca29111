/** What the logistics seat and the market tell each other of goods from abroad: shipments, places, customs. */

/** General trade into the shop's own warehouse; order by order out of a bonded zone, or from a warehouse overseas. */
export const ROADS = ["general", "bonded", "overseas"] as const;
export type Road = (typeof ROADS)[number];
export const ROAD = { general: 0, bonded: 1, overseas: 2 } as const;

export const SHIPMENT_STATES = ["under-way", "held", "arrived", "gone"] as const;
export type ShipmentState = (typeof SHIPMENT_STATES)[number];
export const SHIPMENT = { underWay: 0, held: 1, arrived: 2, gone: 3 } as const;

/** How goods leave a bonded zone or a warehouse overseas that do not sell. */
export const EXITS = ["import", "return", "destroy"] as const;
export type Exit = (typeof EXITS)[number];

/** What a shop has settled for one listing. Places in the scenario's lists. */
export interface ImportRow {
  readonly listing: number;
  readonly source: number;
  readonly code: number;
  /** The buyer pays taxes on top of the tag, at order by order roads. */
  readonly isBuyers: boolean;
}

/** One kind of goods in a shipment. */
export interface ShipmentLine {
  readonly shipment: number;
  readonly listing: number;
  readonly sku: number;
  readonly source: number;
  readonly road: Road;
  readonly code: number;
  readonly pieces: number;
  readonly left: number;
  /** Price and freight of a piece, and what was paid for it at the border. */
  readonly unitFen: number;
  readonly dutyFen: number;
  readonly placedAt: number;
  readonly promisedAt: number;
  readonly arrivedAt: number | null;
  readonly state: ShipmentState;
  readonly isInspected: boolean;
  readonly isFound: boolean;
}

/** A shop at customs, from what it has seen itself. */
export interface CustomsRecord {
  readonly inspected: number;
  readonly found: number;
  /** Shipments and parcels declared so far, taxes and fines paid for them. */
  readonly declared: number;
  readonly taxFen: number;
  readonly fineFen: number;
  /** The class customs puts it in: A is inspected least. */
  readonly standing: "A" | "B" | "C";
}

export interface BorderReader {
  isListing(listing: number, shop: number): boolean;
  skus(listing: number): readonly number[];
  category(listing: number): number;
  /** What the usual supplier asks for a piece. */
  baseFen(sku: number): number;
  /** Newest first. */
  shipments(shop: number, most: number): readonly ShipmentLine[];
  /** Pieces of a SKU that lie in the bonded zone, or overseas. */
  at(sku: number, road: "bonded" | "overseas"): number;
  record(shop: number): CustomsRecord;
  /** The code customs has ruled for a listing; null before it was asked and answered, or found out. */
  ruled(listing: number): number | null;
  /** When the ruling asked for is there; null when none is under way. */
  rulingAt(listing: number): number | null;
  /** The source whose goods the page shows today; null for the usual ones. */
  origin(listing: number): number | null;
}

export interface BorderWriter {
  ship(
    shop: number,
    on: ImportRow & {
      readonly road: Road;
      readonly lots: readonly { readonly sku: number; readonly pieces: number }[];
    },
  ): void;
  askRuling(shop: number, listing: number): void;
  clearOut(
    shop: number,
    on: {
      readonly listing: number;
      readonly road: "bonded" | "overseas";
      readonly how: Exit;
      readonly code: number;
    },
  ): void;
}
