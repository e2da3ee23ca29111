/** What buyers say, in both languages; and what a machine takes it for. */
import { buyerReader } from "@dianzhang/desk-kit";
import { isPreSale, MATTERS, WORDINGS, type Matter, type Moment } from "@dianzhang/market";
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
  said: { readonly moment: Moment; readonly wording: number; readonly measures: Measures | null },
): Both {
  const ways = waysTo(matter, said.moment);
  const [zh = "", en = ""] = ways[said.wording % ways.length] ?? [];
  return { zh: filled(zh, said.measures), en: filled(en, said.measures) };
}

function waysTo(matter: Matter, moment: Moment): readonly (readonly string[])[] {
  if (moment === "opens") return lines.opens[matter];
  if (moment === "details")
    return Object.entries(lines.details).find(([of]) => of === matter)?.[1] ?? lines.details.any;
  if (moment === "more" || moment === "agreed")
    return isPreSale(matter) ? lines[moment].before : lines[moment].after;
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
let taken: readonly number[] | undefined;

/** Matter × wording of the first line → the matter the reader takes it for, or −1. */
export function takenFor(): readonly number[] {
  taken ??= MATTERS.flatMap((matter) =>
    Array.from({ length: WORDINGS }, (_, wording) => {
      const { zh } = lineFor(matter, { moment: "opens", wording, measures: null });
      const [first] = buyerReader().sureness(zh);
      if (!first || first[1] < SURE) return -1;
      return MATTERS.findIndex((one) => one === first[0]);
    }),
  );
  return taken;
}
