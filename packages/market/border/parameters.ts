/** Numbers of the border (docs/model/cross-border.md): assumptions unless a source is named there. */
export const BORDER_NUMBERS = {
  /** Shipments looked into, in thousandths: at first, at least and at most. */
  inspect: 60,
  inspectLeast: 30,
  inspectMost: 400,
  /** How many times likelier one with a wrong code; a parcel, against a shipment. */
  wrong: 5,
  parcel: 0.1,
  /** What is kept of the share after a look that found nothing, and by what it grows after one that did. */
  clean: 0.9,
  caught: 2,
  /** Hours goods are held: looked into, and found to be declared wrongly. */
  hold: 24,
  holdFound: 120,
  /** A fine: the least, in fen, and how many times the duty that was not paid. */
  fine: 100_000,
  fineTimes: 1.5,
  /** What a look costs, in fen. */
  look: 20_000,
} as const;
