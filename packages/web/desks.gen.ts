/** Which desks have screens? Made by generate-desks.ts from the folders under desks/. */
import type { DeskScreens } from "@dianzhang/ui";
import { campaigns } from "@dianzhang/desk-campaigns/web";
import { compliance } from "@dianzhang/desk-compliance/web";
import { feedAds } from "@dianzhang/desk-feed-ads/web";
import { insight } from "@dianzhang/desk-insight/web";
import { listing } from "@dianzhang/desk-listing/web";
import { live } from "@dianzhang/desk-live/web";
import { logistics } from "@dianzhang/desk-logistics/web";
import { members } from "@dianzhang/desk-members/web";
import { orders } from "@dianzhang/desk-orders/web";
import { searchAds } from "@dianzhang/desk-search-ads/web";
import { service } from "@dianzhang/desk-service/web";
import { social } from "@dianzhang/desk-social/web";
import { storefront } from "@dianzhang/desk-storefront/web";
import { supply } from "@dianzhang/desk-supply/web";

export const deskScreens: readonly DeskScreens[] = [campaigns, compliance, feedAds, insight, listing, live, logistics, members, orders, searchAds, service, social, storefront, supply];
