/** The fact table: everything covered; what the rest waits for is in waiting.ts. */
import { adFacts } from "./ads.ts";
import { armFacts } from "./arms.ts";
import { auctionFacts } from "./auctions.ts";
import { behaviourFacts } from "./behaviour.ts";
import { couponFacts } from "./coupons.ts";
import { courierFacts } from "./couriers.ts";
import { demandFacts } from "./demand.ts";
import type { Fact } from "./fact.ts";
import { festivalFacts, longFacts } from "./long.ts";
import { ideaFacts } from "./ideas.ts";
import { serviceFacts } from "./service.ts";
import { shortFacts } from "./short.ts";
import { socialFacts } from "./social.ts";
import { spreadFacts } from "./spread.ts";

export const facts: readonly Fact[] = [
  ...shortFacts,
  ...behaviourFacts,
  ...armFacts,
  ...adFacts,
  ...auctionFacts,
  ...couponFacts,
  ...courierFacts,
  ...serviceFacts,
  ...festivalFacts,
  ...demandFacts,
  ...ideaFacts,
  ...socialFacts,
  ...longFacts,
  ...spreadFacts,
];
