/** When a shop may take its name, set its freight, open its door. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import type { DeskContext } from "@dianzhang/market";
import type { SetFreight, SetProfile, SetReturns } from "../commands.ts";
import { shopOf, type StorefrontSlice } from "./slice.ts";

type Context = DeskContext<StorefrontSlice>;

export function setProfile({ slice, shop, market }: Context, command: SetProfile): Decision {
  if (!market.scenario.categories.some((category) => category.id === command.mainCategory)) {
    return reject("storefront/no-such-category", { category: command.mainCategory });
  }
  if (slice.shops.some((other, i) => i !== shop && other.name === command.name)) {
    return reject("storefront/name-taken", { name: command.name });
  }
  const { name, mainCategory, logo } = command;
  return accept({ type: "storefront/profile-set", name, mainCategory, logo });
}

export function setFreight(_: Context, command: SetFreight): Decision {
  const { baseFen, freeOverFen, remoteExtraFen } = command;
  return accept({ type: "storefront/freight-set", baseFen, freeOverFen, remoteExtraFen });
}

export function setReturns(_: Context, { days, isCovered }: SetReturns): Decision {
  return accept({ type: "storefront/returns-set", days, isCovered });
}

export function openShop({ slice, shop, market }: Context): Decision {
  const record = shopOf(slice, shop);
  if (record.isOpen) return reject("storefront/already-open");
  if (record.mainCategory === null) return reject("storefront/profile-missing");
  if (record.freight === null) return reject("storefront/freight-missing");
  const { published } = market.view(shop, "listing/to-do", {}) as { published: number };
  if (published === 0) return reject("storefront/nothing-published");
  const { guaranteeFen } = market.scenario.marketplace.fees;
  const cashFen = market.cash(shop);
  if (guaranteeFen > cashFen)
    return reject("storefront/guarantee-too-dear", { guaranteeFen, cashFen });
  return accept({
    type: "storefront/shop-opened",
    ...(guaranteeFen > 0 ? { guaranteeFen } : {}),
  });
}

export function closeShop({ slice, shop }: Context): Decision {
  if (!shopOf(slice, shop).isOpen) return reject("storefront/already-closed");
  return accept({ type: "storefront/shop-closed" });
}
