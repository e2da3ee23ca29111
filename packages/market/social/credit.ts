/** To which post an order is credited: the latest click within three days on something said of the shop. */
import type { Run } from "../run/run.ts";
import { CREDIT_SECONDS } from "../world/ads.ts";
import { ensureRows } from "../world/grown.ts";
import { socialKey } from "../world/social.ts";

/** `post` −1 for a message in a group. */
export function noteClick(
  { world }: Run,
  given: {
    readonly shopper: number;
    readonly shop: number;
    readonly post: number;
    readonly at: number;
  },
): void {
  const { click, lastClick } = world.social;
  const row = click.count;
  ensureRows(click, row + 1);
  click.col.at[row] = given.at;
  click.col.shopper[row] = given.shopper;
  click.col.shop[row] = given.shop;
  click.col.post[row] = given.post;
  lastClick.set(socialKey(given.shopper, given.shop), row);
}

/** Counts an order for the post that led to it. */
export function creditPost(
  { world }: Run,
  order: {
    readonly shopper: number;
    readonly shop: number;
    readonly at: number;
    readonly goodsFen: number;
  },
): void {
  const { click, lastClick, post } = world.social;
  const row = lastClick.get(socialKey(order.shopper, order.shop));
  if (row === undefined) return;
  const own = click.col.post[row] as number;
  if (own < 0 || order.at - (click.col.at[row] as number) > CREDIT_SECONDS) return;
  post.col.orders[own] = (post.col.orders[own] as number) + 1;
  post.col.salesFen[own] = (post.col.salesFen[own] as number) + order.goodsFen;
}
