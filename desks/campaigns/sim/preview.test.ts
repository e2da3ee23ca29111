/** Does the preview of a basket reckon with everything it costs the shop? */
import { desks } from "@dianzhang/catalog";
import { openMugShop, tinyMarket } from "@dianzhang/testkit";
import { expect, test } from "vitest";
import type { Preview } from "../commands.ts";

test("a gift brings nothing and costs its piece; the commission is taken line by line, half a fen up", () => {
  const market = tinyMarket(desks, { shoppers: 500 });
  openMugShop(market);
  market.tick();
  const shown = (draft: object | null): Preview =>
    market.view(0, "campaigns/preview", {
      lines: [
        { sku: 0, quantity: 1 },
        { sku: 2, quantity: 1 },
      ],
      draft,
      at: 2,
    }) as Preview;
  const plain = shown(null);
  const gift = { kind: "gift", from: 1, until: 9, overFen: 3500, giftSku: 3, pieces: 4 };
  const withGift = shown(gift);
  const { commissionPermille } = market.reader.scenario;
  const commission = plain.lines.reduce(
    (sum, { paidFen }) => sum + Math.round((paidFen * commissionPermille) / 1000),
    0,
  );
  expect(plain.marginFen).toBe(plain.paidFen - plain.costFen - commission);
  const listing = plain.lines[1]?.listing;
  const goods = market.view(0, "campaigns/goods") as { listing: number; unitCostFen: number }[];
  const unitFen = goods.find((one) => one.listing === listing)?.unitCostFen ?? 0;
  expect(unitFen).toBeGreaterThan(0);
  expect(withGift.refusal).toBe(null);
  expect(withGift.paidFen).toBe(plain.paidFen);
  expect(withGift.marginFen).toBe(plain.marginFen - unitFen);
});
