/** What the storefront remembers of each shop. */
import type { ReturnsPromise } from "@dianzhang/market";

export interface Face {
  readonly permille: number;
  readonly day: number;
}

export interface ShopRecord {
  name: string;
  mainCategory: string | null;
  logo: string | null;
  /** What was measured on the logo, and the day it was first seen under this name; left out without a logo. */
  face?: Face;
  isOpen: boolean;
  /** In the marketplace's keeping; left out when it asks for nothing. */
  guaranteeFen?: number;
  /** Left out until its person first speaks of it: what the law asks. */
  returns?: ReturnsPromise;
  freight: { baseFen: number; freeOverFen: number | null; remoteExtraFen: number } | null;
}

export interface StorefrontSlice {
  readonly shops: ShopRecord[];
}

export function newSlice(shops: number): StorefrontSlice {
  return {
    shops: Array.from({ length: shops }, () => ({
      name: "",
      mainCategory: null,
      logo: null,
      isOpen: false,
      freight: null,
    })),
  };
}

export function shopOf(slice: StorefrontSlice, shop: number): ShopRecord {
  return slice.shops[shop] as ShopRecord;
}
