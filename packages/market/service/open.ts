/** When buyers write: from a page before they buy, and about an order that goes wrong. */
import { log, logistic, mix, purpose, purposeKey, unitFrom } from "@dianzhang/kernel";
import type { Run } from "../run/run.ts";
import type { Offer, Visitor } from "../run/visit.ts";
import { FATE } from "../world/logistics.ts";
import { expect, isTaken } from "../world/service.ts";
import { lineBits } from "./answer.ts";
import { openChat } from "./chat.ts";
import { MATTERS, type Matter } from "./contract.ts";
import { ASKED } from "./parameters.ts";

const CODE = Object.fromEntries(MATTERS.map((matter, i) => [matter, i])) as Record<Matter, number>;

/**
 * A visitor asks on a page of a shop that has a service, and waits for the answer before deciding: true. In other
 * shops the question goes unheard, as it did before: false.
 */
export function openEnquiry(run: Run, visitor: Visitor, offer: Offer, want: number): boolean {
  const { world, tables } = run;
  const shop = tables.shopOf[offer.listing] as number;
  if (!isTaken(world.service, shop)) return false;
  const draw = mix(visitor.page ^ 0x5e2d58d9);
  // Most only look into questions and answers below the page; who is near to buying writes and waits.
  const { writesAt, waitsSlope } = world.parameters.service;
  if (unitFrom(mix(draw + 1)) >= logistic(waitsSlope * (want - writesAt))) return false;
  openChat(world, run.emit, {
    shop,
    matter: pickAsked(unitFrom(draw)),
    shopper: visitor.shopper,
    listing: offer.listing,
    sku: offer.sku,
    line: -1,
    at: visitor.start + visitor.spent,
    priceFen: offer.priceFen,
    want,
    days: offer.days,
    channel: visitor.channel,
    device: visitor.device,
    province: visitor.province,
  });
  return true;
}

function pickAsked(u: number): number {
  let left = u;
  for (let i = 0; i < ASKED.length; i += 1) {
    left -= ASKED[i] as number;
    if (left < 0) return i;
  }
  return 0;
}

/** A parcel that will be late: its buyer may write a few hours after the promise has passed. */
export function expectLate(run: Run, order: number): void {
  const { world } = run;
  const { shop, promisedAt, signedAt } = world.order.col;
  if (!isTaken(world.service, shop[order] as number)) return;
  const promised = promisedAt[order] as number;
  if ((signedAt[order] as number) <= promised + 6 * 3600) return;
  const u = chance(run, order, 0);
  if (u >= world.parameters.service.writesLate) return;
  expect(world.service, Math.floor(promised / 3600) + 2 + Math.floor(u * 20), order, CODE.late);
}

/** After the signature: who will write about this line, why and when. At most one matter a line; `asked` −1 = stays. */
export function expectAfterSigning(
  run: Run,
  line: number,
  felt: { readonly satisfied: number; readonly asked: number },
): void {
  const { world } = run;
  const { shop, fate, signedAt, goodsFen } = world.order.col;
  if (!isTaken(world.service, shop[line] as number) || goodsFen[line] === 0) return;
  const matter = grievance(run, line, felt, fate[line] === FATE.damaged);
  if (matter === null) return;
  const signed = Math.floor((signedAt[line] as number) / 3600);
  // Who sends back writes when asking to, or before.
  const asked = Math.floor(felt.asked / 3600) - signed;
  const most = matter === "refund" ? Math.max(1, Math.min(40, asked)) : 20;
  const hours = Math.min(2, most) + Math.floor(chance(run, line, 2) * most);
  expect(world.service, signed + hours, line, CODE[matter]);
}

function grievance(
  run: Run,
  line: number,
  felt: { readonly satisfied: number; readonly asked: number },
  isDamaged: boolean,
): Matter | null {
  const numbers = run.world.parameters.service;
  const u = chance(run, line, 1);
  if (isDamaged) return u < numbers.writesDamaged ? "damaged" : null;
  const rare = chance(run, line, 3);
  if (rare < numbers.scam) return "scam";
  if (rare < numbers.scam + numbers.wrongItem) return "wrong-item";
  if (rare < numbers.scam + numbers.wrongItem + numbers.invoice) return "invoice";
  if (felt.satisfied < -0.5) {
    if (u >= numbers.writesPoor) return null;
    return felt.satisfied < -1 && u < numbers.writesPoor * numbers.abusive
      ? "hostile"
      : "not-as-described";
  }
  if (felt.asked >= 0) return u < numbers.writesReturn ? "refund" : null;
  return isCheaperNow(run, line) && u < numbers.priceDifference ? "price-difference" : null;
}

function isCheaperNow({ world, tables }: Run, line: number): boolean {
  const { goodsFen, quantity, sku } = world.order.col;
  const asked = (tables.promo?.askedFen ?? tables.skuFen)[sku[line] as number];
  if (asked === undefined || asked === 0) return false;
  return log((goodsFen[line] as number) / (quantity[line] as number) / asked) > 0.05;
}

function chance({ world }: Run, line: number, occasion: number): number {
  const key = purposeKey(world.seed, purpose("run/grievance"));
  return unitFrom(lineBits(world, key, line, occasion));
}
