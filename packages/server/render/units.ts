/** In which unit does a number leave the house? Money in yuan, shares in percent, as its heading says. */
import type { Cell } from "./tables.ts";
import en from "../text.en.json" with { type: "json" };
import zh from "../text.zh.json" with { type: "json" };

export type Measure = "fen" | "rate" | "permille" | "stars" | "plain";

/** The date and the minute of a market second; `firstDay` is written 2027-03-01. */
export function momentOf(second: number, firstDay: string): string {
  const moment = new Date(Date.parse(`${firstDay}T00:00:00Z`) + second * 1000);
  return moment.toISOString().slice(0, 16).replace("T", " ");
}

const UNITS = { zh: zh.units, en: en.units };

/** `priceFen` is money, `ratingPermille` thousandths; `priceFen` is headed by the name of `price`. */
export function measureOf(name: string): { readonly measure: Measure; readonly bare: string } {
  if (name.endsWith("Fen")) return { measure: "fen", bare: name.slice(0, -"Fen".length) };
  if (name === "ratingPermille") return { measure: "stars", bare: "rating" };
  if (name.endsWith("Permille"))
    return { measure: "permille", bare: name.slice(0, -"Permille".length) };
  return { measure: "plain", bare: name };
}

export function headed(heading: string, measure: Measure, language: "zh" | "en"): string {
  switch (measure) {
    case "fen":
      return `${heading}${UNITS[language].fen}`;
    case "rate":
    case "permille":
      return `${heading}${UNITS[language].percent}`;
    case "stars":
    case "plain":
      return heading;
  }
}

/** 1298000 fen are 12980 yuan; a rate of 0.1234 is 12.34 percent; 450 permille are 45 percent; a rating of 4500 is 4.5 stars. */
export function inUnit(cell: Cell, measure: Measure): Cell {
  if (typeof cell !== "number") return cell;
  switch (measure) {
    case "fen":
      return Math.round(cell) / 100;
    case "rate":
      return Math.round(cell * 10_000) / 100;
    case "permille":
      return cell / 10;
    case "stars":
      return Math.round(cell / 10) / 100;
    case "plain":
      return cell;
  }
}
