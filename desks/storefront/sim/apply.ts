/** What storefront events change, and the row each shop puts into the compiled tables. */
import type { DeskEvent } from "@dianzhang/kernel";
import type { Contributions, Scenario } from "@dianzhang/market";
import type { SetFreight, SetProfile } from "../commands.ts";
import { shopOf, type StorefrontSlice } from "./slice.ts";

export function apply(slice: StorefrontSlice, event: DeskEvent, shop: number): void {
  const record = shopOf(slice, shop);
  switch (event.type) {
    case "storefront/profile-set": {
      const { name, mainCategory, logo } = event as unknown as SetProfile;
      Object.assign(record, { name, mainCategory, logo });
      return;
    }
    case "storefront/freight-set": {
      const { baseFen, freeOverFen, remoteExtraFen } = event as unknown as SetFreight;
      record.freight = { baseFen, freeOverFen, remoteExtraFen };
      return;
    }
    case "storefront/shop-opened":
      record.isOpen = true;
      return;
    case "storefront/shop-closed":
      record.isOpen = false;
  }
}

/** Never free: no basket is worth this much. */
const NEVER = 2_000_000_000;

export function compile(slice: StorefrontSlice, scenario: Scenario, out: Contributions): void {
  slice.shops.forEach((record, shop) => {
    out.shop({
      shop,
      name: record.name,
      isOpen: record.isOpen,
      hasLogo: record.logo !== null,
      mainCategory: scenario.categories.findIndex(
        (category) => category.id === record.mainCategory,
      ),
      freight: {
        baseFen: record.freight?.baseFen ?? 0,
        freeOverFen: record.freight?.freeOverFen ?? NEVER,
        remoteExtraFen: record.freight?.remoteExtraFen ?? 0,
      },
    });
  });
}
