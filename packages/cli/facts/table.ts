/** The fact table: everything covered, and what the rest waits for. */
import { armFacts } from "./arms.ts";
import { behaviourFacts } from "./behaviour.ts";
import { demandFacts } from "./demand.ts";
import type { Fact, Uncovered } from "./fact.ts";
import { festivalFacts, longFacts } from "./long.ts";
import { shortFacts } from "./short.ts";

export const facts: readonly Fact[] = [
  ...shortFacts,
  ...behaviourFacts,
  ...armFacts,
  ...festivalFacts,
  ...demandFacts,
  ...longFacts,
];

export const uncovered: readonly Uncovered[] = [
  { id: "F04", published: "cart → order 32 %", waitsFor: "a western-shop rule pack" },
  {
    id: "F13",
    published: "cascade beats other click models",
    waitsFor: "model fitting in the fact suite",
  },
  { id: "F16", published: "57 % of viewing time on screen 1", waitsFor: "page blocks" },
  { id: "F22", published: "query length peaks at 2 words", waitsFor: "word counts in the lake" },
  { id: "F25", published: "category concentration", waitsFor: "many leaf categories" },
  {
    id: "F28",
    published: "CDNOW concentration",
    waitsFor: "checked as an analytics oracle (T05 is not shipped)",
  },
  { id: "F35", published: "5 % of reviews without purchase", waitsFor: "fake reviews" },
  { id: "F38", published: "recovery paradox", waitsFor: "the service desk" },
  { id: "F44", published: "cart coupons double sales", waitsFor: "the campaigns desk" },
  { id: "F48", published: "advertising elasticity .12", waitsFor: "the advertising desks" },
  { id: "F49", published: "coupon redemption", waitsFor: "the campaigns desk" },
  { id: "F53", published: "−14.56 % without the good courier", waitsFor: "courier choice" },
  { id: "F55", published: "parcel price level", waitsFor: "courier contracts" },
  { id: "F57", published: "retail tariff", waitsFor: "a screen sample only" },
  { id: "F58", published: "parcel complaints", waitsFor: "the service desk" },
  { id: "F60", published: "lenient returns", waitsFor: "a returns rule the shop may choose" },
  { id: "F62", published: "fast replies help", waitsFor: "the service desk" },
  { id: "F63", published: "first response 25–35 s", waitsFor: "the service desk" },
  { id: "F64", published: "3-minute reply rate", waitsFor: "the service desk" },
  { id: "F69", published: "Double 11 peaks", waitsFor: "minute-level festival arrivals" },
  { id: "F75", published: "Bass diffusion", waitsFor: "word of mouth" },
  { id: "F76", published: "cascades", waitsFor: "the social desk" },
  { id: "F81", published: "GSP properties", waitsFor: "the advertising desks" },
  { id: "F83", published: "display CTR 5.1 %", waitsFor: "the advertising desks" },
  { id: "F84", published: "open-web display CTR", waitsFor: "the advertising desks" },
  { id: "F85", published: "search-ad level", waitsFor: "the advertising desks" },
  { id: "F86", published: "a third of tests win", waitsFor: "the experiments desk" },
  { id: "F88", published: "CUPED", waitsFor: "the experiments desk" },
];
