/** How a buyer takes an answer: what was asked for is there or not, the mood moves, the next line follows. */
import {
  ACTS,
  FAULTS,
  MATTERS,
  PRE_SALE,
  type Act,
  type Fault,
  type Matter,
  type Moment,
  type Offer,
  type Reading,
} from "./contract.ts";

/** Each need is met by any one of its acts; the order they stand in is the order a good answer takes. */
const NEEDS: Readonly<Record<Matter, readonly (readonly Act[])[]>> = {
  size: [["ask-details"], ["recommend"]],
  material: [["describe"]],
  stock: [["tell-stock"]],
  discount: [["tell-discount", "decline"]],
  delivery: [["tell-delivery"]],
  comparison: [["describe", "recommend"]],
  gift: [["recommend"]],
  late: [["empathise"], ["chase"], ["follow-up"]],
  damaged: [["empathise"], ["ask-evidence"], ["refund", "exchange", "compensate"], ["follow-up"]],
  "wrong-item": [["empathise"], ["ask-evidence"], ["exchange", "refund"], ["follow-up"]],
  "not-as-described": [
    ["empathise"],
    ["ask-details"],
    ["refund", "exchange", "compensate"],
    ["follow-up"],
  ],
  refund: [["empathise"], ["ask-details"], ["refund", "exchange", "compensate"], ["follow-up"]],
  "price-difference": [["empathise"], ["compensate", "decline"]],
  invoice: [["bill"], ["follow-up"]],
  hostile: [["empathise"], ["ask-details"], ["refund", "exchange", "compensate"], ["follow-up"]],
  scam: [["ask-evidence"], ["decline"]],
};
/** Where goods have no sizes the question is for measures, and the page's figures answer it. */
const MEASURES: readonly (readonly Act[])[] = [["describe"]];
/** Buyers who have asked this often in vain say goodbye. */
export const MOST_TURNS = 6;

export function needsOf(matter: Matter, hasSizes: boolean): readonly (readonly Act[])[] {
  return matter === "size" && !hasSizes ? MEASURES : NEEDS[matter];
}

export function isPreSale(matter: Matter): boolean {
  return MATTERS.indexOf(matter) < PRE_SALE;
}

export function bitsOfActs(acts: readonly Act[]): number {
  return acts.reduce((bits, act) => bits | (1 << ACTS.indexOf(act)), 0);
}

export function bitsOfFaults(faults: readonly Fault[]): number {
  return faults.reduce((bits, fault) => bits | (1 << FAULTS.indexOf(fault)), 0);
}

export function actsOf(bits: number): Act[] {
  return ACTS.filter((_, i) => (bits & (1 << i)) !== 0);
}

export function faultsOf(bits: number): Fault[] {
  return FAULTS.filter((_, i) => (bits & (1 << i)) !== 0);
}

/** Where a conversation stands, as far as its next line hangs on it. */
export interface Standing {
  readonly matter: Matter;
  readonly hasSizes: boolean;
  readonly acts: number;
  readonly mood: number;
  readonly turns: number;
  readonly toldDetails: boolean;
  readonly shown: boolean;
  readonly isInOrder: boolean;
}

/** What is so, and what the buyer will not say: the size that fits, pieces left, days to the door, the least amends. */
export interface Truth {
  readonly size: Reading["size"];
  readonly stock: number;
  readonly days: number;
  /** Fen that make the buyer content with keeping the goods. */
  readonly reserveFen: number;
  readonly hasProof: boolean;
}

export interface Heard {
  readonly moment: Moment;
  readonly acts: number;
  readonly faults: number;
  readonly mood: number;
  readonly needs: number;
  readonly met: number;
  readonly isInOrder: boolean;
  /** The buyer has what was asked for, or has had enough. */
  readonly isOver: boolean;
  /** What is given takes hold. */
  readonly isTaken: boolean;
}

/** A buyer hears an answer. */
export function hear(
  standing: Standing,
  truth: Truth,
  answer: { readonly reading: Reading; readonly offer: Offer; readonly isRepeated: boolean },
): Heard {
  const { matter, turns } = standing;
  const said = bitsOfActs(answer.reading.acts) | bitsOfOffer(answer.offer);
  const acts = standing.acts | said;
  const faults = faultsIn(standing, truth, answer);
  const isTaken = takes(matter, truth, answer.offer);
  const needs = needsOf(matter, standing.hasSizes);
  const met = needs.filter((need) => isMet(need, acts, isTaken, answer)).length;
  const isInOrder = standing.isInOrder && keepsOrder(needs, standing.acts, said);
  const mood = moodAfter(standing, { said, faults, met: met === needs.length, answer });
  const heard = { acts, faults, mood, needs: needs.length, met, isInOrder };
  const rude = (faults & (1 << FAULTS.indexOf("rude"))) !== 0;
  if (rude) return { ...heard, moment: "angry", isOver: turns + 1 >= 3, isTaken };
  if (matter === "scam" && isPaid(answer.offer))
    return { ...heard, moment: "agreed", isOver: true, isTaken: true };
  if (met === needs.length && (isPreSale(matter) || mood > -3))
    return { ...heard, moment: "agreed", isOver: true, isTaken };
  return { ...heard, isTaken, ...nextLine(standing, truth, { said, acts, answer, isTaken }) };
}

function nextLine(
  standing: Standing,
  truth: Truth,
  heard: {
    readonly said: number;
    readonly acts: number;
    readonly answer: { readonly offer: Offer };
    readonly isTaken: boolean;
  },
): { readonly moment: Moment; readonly isOver: boolean } {
  const isLast = standing.turns + 1 >= MOST_TURNS;
  if (has(heard.said, "ask-details") && !standing.toldDetails)
    return { moment: "details", isOver: false };
  if (has(heard.said, "ask-evidence") && !standing.shown)
    return { moment: truth.hasProof ? "evidence" : "no-evidence", isOver: false };
  if (isPaid(heard.answer.offer) && !heard.isTaken) return { moment: "not-enough", isOver: isLast };
  if (isLast) return { moment: "bye", isOver: true };
  return { moment: "more", isOver: false };
}

function has(bits: number, act: Act): boolean {
  return (bits & (1 << ACTS.indexOf(act))) !== 0;
}

const ACT_OF: Partial<Record<Offer["kind"], Act>> = {
  coupon: "tell-discount",
  compensate: "compensate",
  refund: "refund",
  return: "refund",
  exchange: "exchange",
};

function bitsOfOffer({ kind }: Offer): number {
  const act = ACT_OF[kind];
  return act === undefined ? 0 : 1 << ACTS.indexOf(act);
}

/** Money or goods change hands. */
export function isPaid({ kind }: Offer): boolean {
  return kind !== "none" && kind !== "coupon";
}

/** A buyer takes what is given unless it is money and too little. */
function takes(matter: Matter, truth: Truth, offer: Offer): boolean {
  if (!isPaid(offer)) return false;
  if (matter === "scam") return true;
  return offer.kind !== "compensate" || offer.fen >= truth.reserveFen;
}

// Words alone do not settle a complaint: whoever speaks of a refund must give it.
const SETTLES: ReadonlySet<Act> = new Set(["refund", "exchange", "compensate"]);

function isMet(
  need: readonly Act[],
  acts: number,
  isTaken: boolean,
  { offer }: { readonly offer: Offer },
): boolean {
  const isSettling = need.some((act) => SETTLES.has(act));
  if (!isSettling) return need.some((act) => has(acts, act));
  if (need.includes("decline") && has(acts, "decline") && !isPaid(offer)) return true;
  return isTaken;
}

// 共情 → 方案 → 跟进: nothing of a later step before the first was there, in this answer or an earlier one.
function keepsOrder(needs: readonly (readonly Act[])[], before: number, said: number): boolean {
  const [first, ...later] = needs;
  if (!first || later.length === 0) return true;
  const isBegun = first.some((act) => has(before | said, act));
  return isBegun || !later.some((need) => need.some((act) => has(said, act)));
}

function faultsIn(
  { matter, hasSizes }: Standing,
  truth: Truth,
  {
    reading,
    offer,
    isRepeated,
  }: { readonly reading: Reading; readonly offer: Offer; readonly isRepeated: boolean },
): number {
  const found: Fault[] = [...reading.faults];
  const { acts, size, days, inStock } = reading;
  if (matter === "size" && hasSizes && size !== null && size !== truth.size)
    found.push("wrong-size");
  if (matter === "delivery" && days !== null && days < truth.days) found.push("over-promise");
  if (inStock !== null && matter === "stock" && inStock !== truth.stock > 0)
    found.push("wrong-stock");
  if (isRepeated) found.push("repeats");
  const promises = acts.some(
    (act) => act === "compensate" || act === "refund" || act === "exchange",
  );
  if (promises && offer.kind === "none" && !isPreSale(matter)) found.push("empty-promise");
  return bitsOfFaults(found);
}

const SOURING: Readonly<Partial<Record<Fault, number>>> = {
  rude: 3,
  repeats: 1,
  leak: 1,
  "empty-promise": 1,
  "wrong-stock": 1,
  "wrong-card": 1,
  pushy: 1,
  "long-wait": 1,
};

function moodAfter(
  standing: Standing,
  heard: {
    readonly said: number;
    readonly faults: number;
    readonly met: boolean;
    readonly answer: { readonly offer: Offer };
  },
): number {
  let mood = standing.mood;
  const isNew = (act: Act): boolean => has(heard.said, act) && !has(standing.acts, act);
  const wounded = !isPreSale(standing.matter);
  if (isNew("empathise")) mood += wounded ? 1 : 0;
  if (isNew("greet") && !wounded) mood += 1;
  if (isNew("follow-up") && wounded) mood += 1;
  if (heard.met) mood += 1;
  for (const fault of faultsOf(heard.faults)) {
    mood -= SOURING[fault] ?? 0;
    if (fault === "emoji" && wounded) mood -= 1;
  }
  // Being asked the same again, and nothing else, wears.
  if (standing.turns >= 2 && !heard.met && !isPaid(heard.answer.offer)) mood -= 1;
  return Math.max(-5, Math.min(3, mood));
}
