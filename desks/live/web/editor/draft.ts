/** A plan while it is being made: a sensible beginning, a script for whatever goods are chosen, and its minutes. */
import type { BeatInput, ItemInput, Question, RoomPlan } from "../../commands.ts";

/** The plan an editor begins with: tomorrow evening, an hour, nothing chosen. */
export function firstPlan(now: number): RoomPlan {
  return {
    name: "",
    day: Math.floor(now / 24) + 1,
    hour: 20,
    hours: 1,
    host: "regular",
    items: [],
    script: [{ kind: "welcome", item: null, minutes: 3 }],
    answers: [],
    pledge: "plain",
    coupons: [],
    paidFen: 0,
    paidBidFen: 80,
  };
}

/** Show, tell the price, answer, urge — for each thing alike, as far as the minutes go. */
export function usualScript(items: readonly ItemInput[], hours: number): BeatInput[] {
  const whole = hours * 60 - 3;
  const each = Math.max(4, Math.floor(whole / Math.max(1, items.length)));
  const demo = Math.max(1, Math.round(each * 0.4));
  const urge = Math.max(1, Math.round(each * 0.3));
  const reveal = 1;
  const answer = Math.max(1, each - demo - urge - reveal);
  const script: BeatInput[] = [{ kind: "welcome", item: null, minutes: 3 }];
  items.forEach((_, item) => {
    if ((item + 1) * each > whole) return;
    script.push({ kind: "demo", item, minutes: demo });
    script.push({ kind: "reveal", item, minutes: reveal });
    script.push({ kind: "answer", item, minutes: answer });
    script.push({ kind: "urge", item, minutes: urge });
  });
  return script;
}

/** First and last minute of each block, counted from 1. */
export function spansOf(script: readonly BeatInput[]): string[] {
  const ends = script.map((_, place) => minutesOf(script.slice(0, place + 1)));
  return script.map(({ minutes }, place) => {
    const end = ends[place] ?? 0;
    return `${end - minutes + 1}–${end}`;
  });
}

export function minutesOf(script: readonly BeatInput[]): number {
  return script.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** A plan with one answer set, or taken out where the text is empty. */
export function withAnswer(plan: RoomPlan, question: Question, text: string): RoomPlan {
  const others = plan.answers.filter((one) => one.question !== question);
  return { ...plan, answers: text === "" ? others : [...others, { question, text }] };
}

/** A plan without one thing of its line-up, and without what the script says of it. */
export function withoutItem(plan: RoomPlan, place: number): RoomPlan {
  return {
    ...plan,
    items: plan.items.filter((_, i) => i !== place),
    script: plan.script
      .filter(({ item }) => item !== place)
      .map((beat) =>
        beat.item !== null && beat.item > place ? { ...beat, item: beat.item - 1 } : beat,
      ),
  };
}
