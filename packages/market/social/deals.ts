/** What becomes of contracts with influencers: delivered in time, late, or never — and what the contract says then. */
import { bitsFor, mix, NULL_U32, unitFrom } from "@dianzhang/kernel";
import type { Emit } from "../run/emit.ts";
import type { Run } from "../run/run.ts";
import { POST_FORMATS, POST_TONES } from "../scenario/social.ts";
import { post as book } from "../settle/ledger.ts";
import { ensureRows } from "../world/grown.ts";
import { DEAL_STATE, POST_STATE } from "../world/social.ts";
import type { World } from "../world/world.ts";
import { platformOf } from "./content.ts";
import { publish } from "./publish.ts";

export const CLAUSES = ["none", "refund", "penalty"] as const;
export type Clause = (typeof CLAUSES)[number];
/** What a clause adds to the fee, and gives back when nothing comes or it comes late; in thousandths. Assumption. */
export const TERMS: Readonly<
  Record<Clause, { readonly fee: number; readonly failed: number; readonly late: number }>
> = {
  none: { fee: 1000, failed: 0, late: 0 },
  refund: { fee: 1080, failed: 1000, late: 300 },
  penalty: { fee: 1180, failed: 1200, late: 500 },
};
/** Days over the deadline after which nobody waits any more. */
export const GIVEN_UP_DAYS = 5;
/** The hour of a joint event, when most people are there. */
export const JOINT_HOUR = 20;

/** Whether and when it will be delivered: keyed by who, with whom and when it was signed. */
export function draftDelivery(
  world: World,
  key: number,
  deal: {
    readonly kol: number;
    readonly shop: number;
    readonly dueAt: number;
    readonly isJoint: boolean;
  },
): number {
  const truth = world.kols[deal.kol]?.truth;
  if (!truth) return 0;
  const bits = bitsFor(key, deal.kol * 65_536 + deal.shop, world.now);
  const days = (deal.dueAt - world.now) / 24;
  const risk = truth.risk * (days < 5 ? 1.5 : 1);
  const u = unitFrom(bits);
  if (u < risk * 0.4) return 0;
  const dueDay = Math.floor(deal.dueAt / 24);
  const second = unitFrom(mix(bits + 1));
  if (u < risk) return (dueDay + 1 + Math.floor(second * 4)) * 24 + JOINT_HOUR;
  if (deal.isJoint) return dueDay * 24 + JOINT_HOUR;
  const early = Math.floor(second * Math.max(1, days - 2));
  return Math.max(world.now + 2, (dueDay - early) * 24 + 12 + Math.floor(second * 10));
}

/** Looks at every open contract once an hour. */
export function settleDeals(run: Run): void {
  const { world } = run;
  const { deal } = world.social;
  const { state, deliverAt, dueAt } = deal.col;
  for (let row = 0; row < deal.count; row += 1) {
    if (state[row] !== DEAL_STATE.signed) continue;
    const due = (Math.floor((dueAt[row] as number) / 24) + 1) * 24;
    if ((deliverAt[row] as number) > 0 && deliverAt[row] === world.now) {
      deliver(run, row, world.now >= due);
    } else if (world.now >= due + GIVEN_UP_DAYS * 24) {
      state[row] = DEAL_STATE.failed;
      giveBack(world, run.emit, row, "failed");
      writeDeal(world, run.emit, row);
    }
  }
}

function deliver(run: Run, row: number, isLate: boolean): void {
  const { world, emit } = run;
  const { deal } = world.social;
  deal.col.state[row] = isLate ? DEAL_STATE.late : DEAL_STATE.delivered;
  const post = postOf(world, row);
  deal.col.post[row] = post;
  publish(run, post);
  if (isLate) giveBack(world, emit, row, "late");
  writeDeal(world, emit, row);
}

function postOf(world: World, row: number): number {
  const { deal, post } = world.social;
  const own = post.count;
  ensureRows(post, own + 1);
  const kol = deal.col.kol[row] as number;
  const platform = world.kols[kol]?.signals.platform ?? 0;
  const { formats } = platformOf(world.scenario, platform);
  const best = POST_FORMATS.reduce((top, one) => (formats[one] > formats[top] ? one : top));
  const { col } = post;
  col.shop[own] = deal.col.shop[row] as number;
  col.account[own] = -1;
  col.kol[own] = kol;
  col.platform[own] = platform;
  col.format[own] = POST_FORMATS.indexOf(best);
  col.topic[own] = deal.col.topic[row] as number;
  col.tone[own] = POST_TONES.indexOf("warm");
  col.level[own] = 1;
  col.listing[own] = deal.col.listing[row] as number;
  col.at[own] = world.now;
  col.state[own] = POST_STATE.planned;
  col.costFen[own] = deal.col.feeFen[row] as number;
  return own;
}

function giveBack(world: World, emit: Emit, row: number, why: "failed" | "late"): void {
  const { feeFen, clause, refundFen, shop } = world.social.deal.col;
  const terms = TERMS[CLAUSES[clause[row] as number] ?? "none"];
  const fen = Math.round(((feeFen[row] as number) * terms[why]) / 1000);
  refundFen[row] = fen;
  if (fen === 0) return;
  const entry = {
    at: world.now * 3600,
    shop: shop[row] as number,
    order: -1,
    memo: "influencer",
  } as const;
  book(world, emit, entry, [
    ["cash", fen],
    ["social", -fen],
  ]);
}

/** One row whenever a contract changes its state. */
export function writeDeal(world: World, emit: Emit, row: number): void {
  const { col } = world.social.deal;
  emit.kolDeals.add(
    world.now * 3600,
    row,
    col.shop[row],
    col.kol[row],
    col.listing[row],
    col.state[row],
    col.feeFen[row],
    col.refundFen[row],
    (col.post[row] as number) < 0 ? NULL_U32 : col.post[row],
  );
}
