/** How shopkeepers of different skill answer what people say of them. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import type { MentionLine, Template } from "../commands.ts";
import said from "./said.json" with { type: "json" };

/** The approved wording that fits each cause. */
const FITTING: Readonly<Record<MentionLine["cause"], Template>> = {
  praise: "thank",
  quality: "solve",
  return: "solve",
  late: "parcel",
  tone: "facts",
  clickbait: "facts",
  rumour: "facts",
};

function open(seat: Seat): readonly MentionLine[] {
  return seat.view("social/mentions", { days: 20, isOpen: true }) as readonly MentionLine[];
}

/** The approved words that fit, as they stand. */
export function answerByTheBook(seat: Seat): Command[] {
  return open(seat).map(({ mention, cause }) => ({
    type: "social/reply",
    mention,
    template: FITTING[cause],
  }));
}

/** In own words, with a way out and a time; who was really let down gets something. */
export function answerWithCare(seat: Seat): Command[] {
  return open(seat).map(({ mention, cause, severity }) => ({
    type: "social/reply",
    mention,
    template: FITTING[cause],
    text: cause === "praise" ? said.thanks : cause === "late" ? said.parcel : said.solve,
    paidFen: severity >= 4 ? 500 : 0,
  }));
}

/** It was not our fault. */
export function answerInAnger(seat: Seat): Command[] {
  return open(seat)
    .filter(({ severity }) => severity > 0)
    .map(({ mention }) => ({
      type: "social/reply",
      mention,
      template: "facts",
      text: said.denial,
    }));
}
