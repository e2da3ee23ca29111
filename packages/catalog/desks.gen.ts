/** Every desk that ships, in the order they act. Made by `npm run gen` from the folders under desks/. */
import { campaigns } from "@dianzhang/desk-campaigns";
import { compliance } from "@dianzhang/desk-compliance";
import { feedAds } from "@dianzhang/desk-feed-ads";
import { insight } from "@dianzhang/desk-insight";
import { listing } from "@dianzhang/desk-listing";
import { live } from "@dianzhang/desk-live";
import { logistics } from "@dianzhang/desk-logistics";
import { members } from "@dianzhang/desk-members";
import { orders } from "@dianzhang/desk-orders";
import { searchAds } from "@dianzhang/desk-search-ads";
import { service } from "@dianzhang/desk-service";
import { social } from "@dianzhang/desk-social";
import { storefront } from "@dianzhang/desk-storefront";
import { supply } from "@dianzhang/desk-supply";

export const desks = [campaigns, compliance, feedAds, insight, listing, live, logistics, members, orders, searchAds, service, social, storefront, supply] as const;
