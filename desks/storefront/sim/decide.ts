/** When a shop may take its name, set its freight, open its door. */
import { pictureAppeal } from "@dianzhang/desk-kit";
import { accept, reject, type Decision, type Resolved } from "@dianzhang/kernel";
import type { DeskContext } from "@dianzhang/market";
import { pictureFeatures, type SetFreight, type SetProfile, type SetReturns } from "../commands.ts";
import { shopOf, type Face, type ShopRecord, type StorefrontSlice } from "./slice.ts";

type Context = DeskContext<StorefrontSlice>;

export function setProfile(
  { slice, shop, market }: Context,
  command: SetProfile,
  resolved: Resolved,
): Decision {
  if (!market.scenario.categories.some((category) => category.id === command.mainCategory)) {
    return reject("storefront/no-such-category", { category: command.mainCategory });
  }
  if (slice.shops.some((other, i) => i !== shop && other.name === command.name)) {
    return reject("storefront/name-taken", { name: command.name });
  }
  const { name, mainCategory, logo } = command;
  const claim = market.scenario.bannedClaims.find((one) => name.includes(one));
  if (claim !== undefined) return reject("storefront/name-claims", { claim });
  const record = shopOf(slice, shop);
  const face = faceOf(record, command, resolved, Math.floor(market.now / 24));
  if (face === null) return reject("storefront/logo-not-measured");
  return accept({
    type: "storefront/profile-set",
    name,
    mainCategory,
    logo,
    ...(face ? { face } : {}),
    ...(record.name !== "" && record.name !== name ? { isRenamed: true } : {}),
  });
}

// A logo is measured when it is put up; a new one, or the old one under a new name, is unknown again.
function faceOf(
  { name, logo, face }: ShopRecord,
  command: SetProfile,
  resolved: Resolved,
  day: number,
): Face | null | undefined {
  if (command.logo === null) return undefined;
  const isOld = command.logo === logo && face !== undefined;
  if (isOld && command.name === name) return face;
  const measured = pictureFeatures.safeParse(resolved["logo"]);
  if (measured.success) return { permille: pictureAppeal(measured.data), day };
  return isOld ? { permille: face.permille, day } : null;
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
