/** What storefront events change, and the row each shop puts into the compiled tables. */
import type { DeskEvent } from "@dianzhang/kernel";
import type { Contributions, MarketWriter, Scenario } from "@dianzhang/market";
import type { SetFreight, SetProfile, SetReturns } from "../commands.ts";
import { shopOf, type Face, type ShopRecord, type StorefrontSlice } from "./slice.ts";

export function apply(
  slice: StorefrontSlice,
  event: DeskEvent,
  shop: number,
  market: MarketWriter,
): void {
  const record = shopOf(slice, shop);
  switch (event.type) {
    case "storefront/profile-set": {
      const { name, mainCategory, logo, face, isRenamed } = event as unknown as ProfileSet;
      Object.assign(record, { name, mainCategory, logo });
      if (face) record.face = face;
      else delete record.face;
      if (isRenamed) market.forgetName(shop);
      return;
    }
    case "storefront/freight-set": {
      const { baseFen, freeOverFen, remoteExtraFen } = event as unknown as SetFreight;
      record.freight = { baseFen, freeOverFen, remoteExtraFen };
      return;
    }
    case "storefront/returns-set": {
      const { days, isCovered } = event as unknown as SetReturns;
      record.returns = { days, isCovered };
      return;
    }
    case "storefront/shop-opened":
      record.isOpen = true;
      keep(market, shop, record, (event as unknown as ShopOpened).guaranteeFen ?? 0);
      return;
    case "storefront/shop-closed":
      record.isOpen = false;
      keep(market, shop, record, -(record.guaranteeFen ?? 0));
  }
}

interface ProfileSet extends SetProfile {
  readonly face?: Face;
  readonly isRenamed?: boolean;
}

interface ShopOpened {
  readonly guaranteeFen?: number;
}

function keep(market: MarketWriter, shop: number, record: ShopRecord, fen: number): void {
  if (fen === 0) return;
  record.guaranteeFen = (record.guaranteeFen ?? 0) + fen;
  market.holdGuarantee(shop, fen);
}

/** Never free: no basket is worth this much. */
const NEVER = 2_000_000_000;

export function compile(slice: StorefrontSlice, scenario: Scenario, out: Contributions): void {
  slice.shops.forEach((record, shop) => {
    out.shop({
      shop,
      name: record.name,
      isOpen: record.isOpen,
      ...(record.face ? { face: record.face } : {}),
      mainCategory: scenario.categories.findIndex(
        (category) => category.id === record.mainCategory,
      ),
      freight: {
        baseFen: record.freight?.baseFen ?? 0,
        freeOverFen: record.freight?.freeOverFen ?? NEVER,
        remoteExtraFen: record.freight?.remoteExtraFen ?? 0,
      },
      ...(record.returns ? { returns: record.returns } : {}),
    });
  });
}
