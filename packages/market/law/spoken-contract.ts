/** What a shop says elsewhere than in its titles, as desks hand it over and the law desk reads it. */

/** Where something is said; titles of goods are the first of them. */
export const PLACES = ["title", "search-ad", "feed-ad", "post", "live", "chat", "page"] as const;
export type Place = (typeof PLACES)[number];

/** One text, as it stands now. */
export interface SpokenText {
  /** Its number among the texts of this place. */
  readonly id: number;
  readonly text: string;
  /** Promises more than there is, in whatever words. */
  readonly isBold?: boolean;
  /** Numbers under which the market counts who saw it (bids of an ad; else its own). */
  readonly counted: readonly number[];
}

/** What all shops say in one place; read only when somebody audits. */
export interface SpokenBook {
  readonly place: Exclude<Place, "title">;
  of(shop: number): readonly SpokenText[];
}

/** A text with what the law desk knows of it. */
export interface SpokenLine {
  readonly place: Exclude<Place, "title">;
  readonly id: number;
  readonly text: string;
  readonly isBold: boolean;
  /** How many saw it. */
  readonly reach: number;
  /** Taken down by the shop or the platform, with these very words. */
  readonly isWithdrawn: boolean;
  /** A conversation's faults that the platform minds. */
  readonly faults: readonly string[];
}
