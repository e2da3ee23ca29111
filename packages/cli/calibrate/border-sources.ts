/** Where the numbers of the border come from; docs/model/cross-border.md names the rules themselves. */
const guess = "assumption";

export const BORDER_SOURCES = {
  inspect: "public reports of customs: a few per cent of declarations; level is an assumption",
  inspectLeast: guess,
  inspectMost: guess,
  wrong: guess,
  parcel: guess,
  clean: guess,
  caught: guess,
  hold: guess,
  holdFound: guess,
  fine: "rules on penalties of customs, art. 15: 1,000 to 30,000 yuan; that the least is taken is an assumption",
  fineTimes:
    "rules on penalties of customs, art. 15: 0.3 to 2 times the duty not paid; assumption between",
  look: guess,
} as const;
