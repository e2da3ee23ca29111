/** Which desks are there? Made by `npm run gen` from the folders under desks/. */
import { insight } from "../../desks/insight/desk.ts";
import { listing } from "../../desks/listing/desk.ts";
import { storefront } from "../../desks/storefront/desk.ts";

export const desks = [insight, listing, storefront];
