/** Where the rows of what is said about shops are written. */
import { BatchBuilder } from "@dianzhang/kernel";
import type { Scenario } from "../scenario/schema.ts";
import { POST_FORMATS, POST_TOPICS } from "../scenario/social.ts";
import {
  CAUSES,
  COMMUNITY_DAILY,
  DEAL_STATES,
  KOL_DEALS,
  COMMUNITY_LAYERS,
  MENTION_REPLIES,
  MENTIONS,
  SENTIMENT_DAILY,
  SOCIAL_CLICKS,
  SOCIAL_HOURLY,
  SOCIAL_POSTS,
  SOCIAL_SHARES,
  TEMPLATES,
  WAYS,
} from "./events.ts";

export interface SocialEmit {
  readonly socialPosts: BatchBuilder;
  readonly socialHourly: BatchBuilder;
  readonly socialShares: BatchBuilder;
  readonly socialClicks: BatchBuilder;
  readonly mentions: BatchBuilder;
  readonly mentionReplies: BatchBuilder;
  readonly kolDeals: BatchBuilder;
  readonly communityDaily: BatchBuilder;
  readonly sentimentDaily: BatchBuilder;
}

export function newSocialEmit(scenario: Scenario): SocialEmit {
  const platform = scenario.social.platforms.map(({ id }) => id);
  return {
    socialPosts: new BatchBuilder(SOCIAL_POSTS, {
      platform,
      format: POST_FORMATS,
      topic: POST_TOPICS,
    }),
    socialHourly: new BatchBuilder(SOCIAL_HOURLY, { platform }),
    socialShares: new BatchBuilder(SOCIAL_SHARES),
    socialClicks: new BatchBuilder(SOCIAL_CLICKS),
    mentions: new BatchBuilder(MENTIONS, { platform, cause: CAUSES, way: WAYS }),
    mentionReplies: new BatchBuilder(MENTION_REPLIES, { template: TEMPLATES }),
    kolDeals: new BatchBuilder(KOL_DEALS, { state: DEAL_STATES }),
    communityDaily: new BatchBuilder(COMMUNITY_DAILY, { layer: COMMUNITY_LAYERS }),
    sentimentDaily: new BatchBuilder(SENTIMENT_DAILY),
  };
}

/** In their fixed order. */
export function socialBuilders(emit: SocialEmit): readonly BatchBuilder[] {
  return [
    emit.socialPosts,
    emit.socialHourly,
    emit.socialShares,
    emit.socialClicks,
    emit.mentions,
    emit.mentionReplies,
    emit.kolDeals,
    emit.communityDaily,
    emit.sentimentDaily,
  ];
}
