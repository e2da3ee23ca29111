/** What buyers say, in both languages; and what a machine takes it for. */
import { buyerReader } from "@dianzhang/desk-kit";
import {
  isPreSale,
  MATTERS,
  WORDINGS,
  type Matter,
  type Moment,
  type Scenario,
} from "@dianzhang/market";
import lines from "./lines.json" with { type: "json" };

export interface Both {
  readonly zh: string;
  readonly en: string;
}

export interface Measures {
  readonly heightCm: number;
  readonly weightKg: number;
}

/** The wording-th way to say it; wordings beyond those there are begin again. */
export function lineFor(
  matter: Matter,
  said: {
    readonly moment: Moment;
    readonly wording: number;
    readonly measures: Measures | null;
    /** Whether the goods come in sizes: who asks for the size of a fridge means room and capacity. */
    readonly hasSizes: boolean;
  },
): Both {
  const ways = waysTo(matter === "size" && !said.hasSizes ? "room" : matter, said.moment);
  const [zh = "", en = ""] = ways[said.wording % ways.length] ?? [];
  return { zh: filled(zh, said.measures), en: filled(en, said.measures) };
}

function waysTo(matter: Matter | "room", moment: Moment): readonly (readonly string[])[] {
  if (moment === "opens") return lines.opens[matter];
  if (moment === "details")
    return Object.entries(lines.details).find(([of]) => of === matter)?.[1] ?? lines.details.any;
  if (moment === "more" || moment === "agreed")
    return matter === "room" || isPreSale(matter) ? lines[moment].before : lines[moment].after;
  return lines[moment];
}

function filled(text: string, measures: Measures | null): string {
  if (!measures) return text;
  return text
    .replace("{height}", String(measures.heightCm))
    .replace("{weight}", String(measures.weightKg));
}

/** Less sure than this, and a machine leaves a question to people. */
const SURE = 0.5;
const taken = new Map<boolean, readonly number[]>();

/** Whether anything sold in a market comes in sizes. */
export function comesInSizes({ categories }: Pick<Scenario, "categories">): boolean {
  return categories.some(({ variants }) => variants.some(({ id }) => id === "size"));
}

/** Matter × wording of the first line → the matter the reader takes it for, or −1. */
export function takenFor(scenario: Pick<Scenario, "categories">): readonly number[] {
  const hasSizes = comesInSizes(scenario);
  const known = taken.get(hasSizes) ?? readAll(hasSizes);
  taken.set(hasSizes, known);
  return known;
}

function readAll(hasSizes: boolean): number[] {
  return MATTERS.flatMap((matter) =>
    Array.from({ length: WORDINGS }, (_, wording) => {
      const { zh } = lineFor(matter, { moment: "opens", wording, measures: null, hasSizes });
      const [first] = buyerReader().sureness(zh);
      if (!first || first[1] < SURE) return -1;
      return MATTERS.findIndex((one) => one === first[0]);
    }),
  );
}
