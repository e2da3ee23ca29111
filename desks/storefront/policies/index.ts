/** How shopkeepers of different skill set up their shop. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import type { ShopView } from "../commands.ts";

interface Plan {
  readonly mainCategory: string;
  readonly baseFen: number;
  readonly freeOverFen: number | null;
  readonly remoteExtraFen: number;
}

function opening(plan: (seat: Seat) => Plan): Policy {
  return (seat) => {
    const shop = seat.view("storefront/shop") as ShopView;
    const openIt: Command[] = shop.isOpen ? [] : [{ type: "storefront/open-shop" }];
    if (shop.mainCategory !== null) return openIt;
    const { mainCategory, ...freight } = plan(seat);
    return [
      { type: "storefront/set-profile", name: `Shop ${seat.shop + 1}`, mainCategory },
      { type: "storefront/set-freight", ...freight },
      ...openIt,
    ];
  };
}

function anyCategory(seat: Seat): string {
  const categories = seat.scenario.categories;
  return categories[Math.floor(seat.chance("main-category") * categories.length)]?.id ?? "";
}

// The category the shop has most goods in.
function mostStocked(seat: Seat): string {
  const goods = seat.view("listing/listing-list") as readonly { category: string }[];
  const counts = new Map<string, number>();
  for (const { category } of goods) counts.set(category, (counts.get(category) ?? 0) + 1);
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best?.[0] ?? anyCategory(seat);
}

/** Everybody pays the full freight, and the first category in the menu will do. */
const naive = opening((seat) => ({
  mainCategory: seat.scenario.categories.at(-1)?.id ?? "",
  baseFen: 800,
  freeOverFen: null,
  remoteExtraFen: 1200,
}));

/** Free over a round sum. */
const average = opening((seat) => ({
  mainCategory: anyCategory(seat),
  baseFen: 600,
  freeOverFen: 9900,
  remoteExtraFen: 1000,
}));

/** Of the goods' middle price: what cover may cost where it still pays, and where it no longer does. */
const COVER_PAYS = 1 / 70;
const COVER_DOES_NOT = 1 / 45;

/** Once a week: the way back is covered where insurers know the shop for few returns. */
function coverWhereItPays(seat: Seat): Command[] {
  if (seat.now === 0 || Math.floor(seat.now / 24) % 7 !== 0) return [];
  const { returns } = seat.view("storefront/shop") as ShopView;
  const goods = seat.view("listing/listing-list") as readonly { minPriceFen: number }[];
  const tags = goods.map((line) => line.minPriceFen).sort((a, b) => a - b);
  const share = returns.coverFen / Math.max(1, tags[Math.floor(tags.length / 2)] ?? 0);
  const isWanted = returns.isCovered ? share < COVER_DOES_NOT : share < COVER_PAYS;
  if (isWanted === returns.isCovered) return [];
  return [{ type: "storefront/set-returns", days: returns.days, isCovered: isWanted }];
}

/** Free for everyone who lives near; far provinces share what the courier takes there. */
const expertOpening = opening((seat) => ({
  mainCategory: mostStocked(seat),
  baseFen: 0,
  freeOverFen: null,
  remoteExtraFen: 400,
}));

const expert: Policy = (seat) => [...expertOpening(seat), ...coverWhereItPays(seat)];

/** Throws the dice anew every morning. */
const random: Policy = (seat) => {
  const day = Math.floor(seat.now / 24);
  const freight = {
    baseFen: Math.floor(seat.chance("freight", 0, day) * 5000),
    freeOverFen:
      seat.chance("free", 0, day) < 0.5 ? null : Math.floor(seat.chance("over", 0, day) * 30_000),
    remoteExtraFen: Math.floor(seat.chance("remote", 0, day) * 5000),
  };
  const opened = opening(() => ({ mainCategory: anyCategory(seat), ...freight }))(seat);
  return opened.length > 0 ? opened : [{ type: "storefront/set-freight", ...freight }];
};

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  naive,
  average,
  expert,
};
