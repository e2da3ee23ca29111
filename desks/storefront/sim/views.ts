/** What the storefront shows: the own shop with its checklist, and any shop as a shopper sees it. */
import { knownFace, LAWFUL, type DeskContext } from "@dianzhang/market";
import type { RulesView, ShopFrontGoods, ShopFrontView, ShopView } from "../commands.ts";
import { shopOf, type ShopRecord, type StorefrontSlice } from "./slice.ts";

export function shopView({ slice, shop, market }: DeskContext<StorefrontSlice>): ShopView {
  const record = shopOf(slice, shop);
  const { published } = market.view(shop, "listing/to-do", {}) as { published: number };
  return {
    name: record.name,
    mainCategory: record.mainCategory,
    logo: record.logo,
    isOpen: record.isOpen,
    face: faceView(record, Math.floor(market.now / 24)),
    freight: record.freight ?? { baseFen: 0, freeOverFen: null, remoteExtraFen: 0 },
    returns: returnsOf(record, market.returns(shop)),
    cashFen: market.cash(shop),
    orders: market.orders(shop),
    checklist: [
      { id: "profile", isDone: record.mainCategory !== null },
      { id: "freight", isDone: record.freight !== null },
      { id: "goods", isDone: published > 0 },
    ],
    categories: market.scenario.categories.map(({ id, name }) => ({ id, ...name })),
  };
}

function faceView({ face }: ShopRecord, today: number): ShopView["face"] {
  if (!face) return null;
  const knownPermille = Math.round(1000 * knownFace(face.day, today));
  return { permille: face.permille, knownPermille };
}

function returnsOf(
  { returns = LAWFUL }: ShopRecord,
  { share, coverFen }: { readonly share: number; readonly coverFen: number },
): ShopView["returns"] {
  return { ...returns, sharePermille: Math.round(share * 1000), coverFen };
}

/** The published rules of the marketplace; how its shoppers feel is not among them. */
export function rulesView({ market }: DeskContext<StorefrontSlice>): RulesView {
  const { marketplace, commissionPermille, searchAds } = market.scenario;
  const { id, name, favours, ranking, fees, dispatch, groups, presale } = marketplace;
  const extra = (["price", "rating", "freeFreight"] as const)
    .filter((what) => ranking[what] > 0)
    .toSorted((a, b) => ranking[b] - ranking[a]);
  return {
    id,
    name,
    favours,
    extra,
    guaranteeFen: fees.guaranteeFen,
    monthlyFen: fees.monthlyFen,
    commissionPermille,
    dispatch,
    hasGroups: groups.isOffered,
    hasPresale: presale,
    rankRule: ranking.rule,
    adRule: searchAds.quality,
    adReserveFen: searchAds.reserveFen,
    adPlaces: searchAds.places,
  };
}

/** Only what a shop front shows: title, picture, price, badges, sold, stars; the front page's goods first. */
export function shopFront(
  { slice, shop: own, market }: DeskContext<StorefrontSlice>,
  params: { shop?: number | undefined },
): ShopFrontView | null {
  const shop = params.shop ?? own;
  const record = slice.shops[shop];
  if (!record) return null;
  const goods = market.view(shop, "listing/goods-on-show", {}) as readonly ShopFrontGoods[];
  return {
    shop,
    name: record.name,
    logo: record.logo,
    isOpen: record.isOpen,
    goods: record.isOpen
      ? goods.toSorted((a, b) => Number(b.isShowcased) - Number(a.isShowcased))
      : [],
  };
}
