/** The social part of a market hour: posts go out, are seen, groups are written to, talk goes on, contracts fall due. */
import { bitsFor, unitFrom } from "@dianzhang/kernel";
import type { Run } from "../run/run.ts";
import { segmentOf, traitsOf } from "../world/shoppers.ts";
import { howOf, markOf, postOf, takeSights } from "../world/sights.ts";
import { dropOldSocialClicks, HOW, POST_COUNTS, POST_STATE } from "../world/social.ts";
import { isMember } from "./content.ts";
import { settleDeals } from "./deals.ts";
import { messageGroups, renewGroups, writeGroupDay } from "./groups.ts";
import { ageLinks } from "./links.ts";
import { settleNames, talkOn } from "./mentions.ts";
import { publish, recommend } from "./publish.ts";
import { beSeen } from "./spread.ts";

/** Runs after the hour's baseline sessions, beside which its own visits come. */
export function runSocialHour(run: Run): void {
  const { world } = run;
  const { social } = world;
  const due = (social.planned.get(world.now) ?? []).toSorted((a, b) => a - b);
  social.planned.delete(world.now);
  for (const post of due)
    if (social.post.col.state[post] === POST_STATE.planned) publish(run, post);
  settleDeals(run);
  const sights = takeSights(social.due, world.now);
  for (const packed of sights)
    if (howOf(packed) === HOW.round) recommend(run, postOf(packed), markOf(packed));
  beSeen(run, sights);
  // The first people a new post is recommended to come across it within the hour.
  beSeen(run, takeSights(social.due, world.now));
  messageGroups(run);
  talkOn(run);
  writeHours(run);
  if (world.now % 24 === 23) endDay(run);
}

function writeHours({ world, emit }: Run): void {
  const { hour, post } = world.social;
  for (const row of [...hour.keys()].sort((a, b) => a - b)) {
    const counted = hour.get(row) as Int32Array;
    const [reached, likes, comments, shares, clicks, follows, unfollows] = POST_COUNTS.map(
      (_, i) => counted[i],
    );
    const { shop, platform } = post.col;
    emit.socialHourly.add(
      world.now * 3600,
      row,
      shop[row],
      platform[row],
      reached,
      likes,
      comments,
      shares,
      clicks,
      follows,
      unfollows,
    );
  }
  hour.clear();
}

function endDay(run: Run): void {
  renewGroups(run);
  writeGroupDay(run);
  settleNames(run);
  ageLinks(run);
  dropOldSocialClicks(run.world.social, run.world.now * 3600);
}

/** A buyer who is content may follow the shop's accounts. */
export function winBuyer(run: Run, shop: number, shopper: number): void {
  const { world, habits } = run;
  const { account } = world.social;
  const segment = segmentOf(traitsOf(world.shoppers, shopper));
  for (let own = 0; own < account.count; own += 1) {
    if (account.col.shop[own] !== shop) continue;
    if (!isMember(run, account.col.platform[own] as number, shopper, segment)) continue;
    const u = unitFrom(bitsFor(habits.keys.reach, shopper, own * 9000 + 8999));
    if (u < world.parameters.social.buyerFollows) world.social.followers[own]?.add(shopper);
  }
}
