/** A session beside the baseline ones: something led a shopper straight to a listing's page. */
import { NULL_U16 } from "@dianzhang/kernel";
import {
  deviceOf,
  LOST,
  memoryHead,
  priceSenseOf,
  provinceOf,
  segmentOf,
  traitsOf,
} from "../world/shoppers.ts";
import type { Run } from "./run.ts";
import { visitListing } from "./stroll.ts";

export interface Extra {
  readonly shopper: number;
  /** Second of the market. */
  readonly start: number;
  readonly listing: number;
  readonly channel: number;
  /** How far the page falls short of what was expected, in logit units; below 0 it is trusted ahead. */
  readonly mismatch: number;
}

/** Runs it and writes its row; answers its session and orders, or null for somebody who never comes back. */
export function serveExtra(
  run: Run,
  extra: Extra,
): { readonly session: number; readonly orders: number } | null {
  const { world, visitor } = run;
  const { shopper } = extra;
  if (memoryHead(world.shoppers, shopper) === LOST) return null;
  const traits = traitsOf(world.shoppers, shopper);
  visitor.shopper = shopper;
  visitor.segment = segmentOf(traits);
  visitor.session = world.nextSession;
  visitor.start = extra.start;
  visitor.spent = 0;
  visitor.sense = priceSenseOf(world.shoppers, traits);
  visitor.province = provinceOf(traits);
  visitor.device = deviceOf(traits);
  visitor.channel = extra.channel;
  visitor.keyword = NULL_U16;
  visitor.clicks = visitor.pages = visitor.orders = visitor.exposures = 0;
  visitor.mismatch = extra.mismatch;
  visitor.vague = 0;
  world.nextSession += 1;
  visitListing(run, visitor, extra.listing, -1);
  writeSession(run);
  return { session: visitor.session, orders: visitor.orders };
}

/** The row of a session that ran beside the baseline ones. */
export function writeSession({ emit, visitor }: Pick<Run, "emit" | "visitor">): void {
  const row = emit.session.open(1);
  const { at, shopper, session, channel, device, province, exposures, clicks, orders } =
    emit.session.col;
  emit.sessions += 1;
  at[row] = visitor.start;
  shopper[row] = visitor.shopper;
  session[row] = visitor.session;
  channel[row] = visitor.channel;
  device[row] = visitor.device;
  province[row] = visitor.province;
  exposures[row] = clicks[row] = 0;
  orders[row] = visitor.orders;
}
