/** Do ads stand and pay as the published tables and the theory of the auction say? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeAds, type AdBid } from "./gsp.ts";
import { clicksPart, landingPart, qualityOf } from "./quality.ts";

const RULES = { reserveFen: 10, incrementFen: 1 };
/** The theory knows no cent on top. */
const BARE = { reserveFen: 1, incrementFen: 0 };

/** "bid/quality" in yuan and points, ids in the order written. */
function bids(text: string): AdBid[] {
  return text.split(" ").map((one, id) => {
    const [yuan, points] = one.split("/").map(Number);
    return { id, bidFen: Math.round((yuan ?? 0) * 100), quality: Math.round((points ?? 0) * 100) };
  });
}

function pays(text: string, rules = RULES, slots = 9): string {
  return placeAds(bids(text), slots, rules)
    .map(({ id, chargeFen }) => `${"ABCDEF"[id]} ${(chargeFen / 100).toFixed(2)}`)
    .join(", ");
}

describe("the published tables", () => {
  test.each([
    ["5/9 4/9 4/8 3.5/7", "A 4.01, B 3.57, C 3.07, D 0.10"],
    ["2/10 4/4 6/2 8/1", "A 1.61, B 3.01, C 4.01, D 0.10"],
    ["1/5", "A 0.10"],
    ["2/8 2/8 2/8", "A 2.00, B 2.00, C 0.10"],
    ["0.09/10 1/5", "B 0.10"],
  ])("%s → %s", (table, expected) => {
    expect(pays(table)).toBe(expected);
  });

  test("half a fen goes up: 100.5 fen hold the place at 101, and one fen comes on top", () => {
    expect(pays("2/2 2.01/1")).toBe("A 1.02, B 0.10");
  });

  test("two slots: the third bid is what the second pays, and is not shown", () => {
    expect(pays("5/9 4/9 4/8 3.5/7", RULES, 2)).toBe("A 4.01, B 3.57");
  });
});

describe("the theory of the auction (values 10, 4, 2; slots of 200 and 100 clicks an hour)", () => {
  const clicks = [200, 100];
  const bill = (charges: readonly { chargeFen: number }[]): number[] =>
    charges.map(({ chargeFen }, place) => (chargeFen / 100) * (clicks[place] ?? 0));

  test("truthful bids pay 800 and 200; the lowest envy-free bids pay 600 and 200, as VCG does", () => {
    expect(bill(placeAds(bids("10/1 4/1 2/1"), 2, BARE))).toEqual([800, 200]);
    expect(bill(placeAds(bids("10/1 3/1 2/1"), 2, BARE))).toEqual([600, 200]);
  });

  test("the truth is not dominant: with 200 and 199 clicks it pays to bid 3 and take the second slot", () => {
    const worth = (own: number) => {
      const placed = placeAds(bids(`${own}/1 4/1 2/1`), 2, BARE);
      const place = placed.findIndex(({ id }) => id === 0);
      return ([200, 199][place] ?? 0) * (10 - (placed[place]?.chargeFen ?? 0) / 100);
    };
    expect([worth(10), worth(3)]).toEqual([1200, 1592]);
  });

  test("lowest envy-free bids pay what each takes from the others (VCG), for any values", () => {
    const values = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 7 });
    fc.assert(
      fc.property(values, (drawn) => {
        const slots = drawn.length - 1;
        // Each slot has twice the clicks of the next, and values are multiples of 64: no fraction appears.
        const worth = drawn.toSorted((a, b) => b - a).map((value) => value * 64);
        const share = (place: number) => (place < slots ? 2 ** (slots - place) : 0);
        const at = (place: number) => worth[place] as number;
        const price: number[] = [];
        for (let place = slots - 1; place >= 0; place -= 1) {
          const below = place === slots - 1 ? 0 : share(place + 1) / share(place);
          price[place] = at(place + 1) * (1 - below) + (price[place + 1] ?? 0) * below;
        }
        const offered = worth.map((value, place) => ({
          id: place,
          bidFen: place === 0 ? value : (price[place - 1] as number),
          quality: 100,
        }));
        const paid = placeAds(offered, slots, BARE).map(
          (placed, place) => placed.chargeFen * share(place),
        );
        const harm = worth.slice(0, slots).map((_, place) => {
          let lost = 0;
          for (let j = place + 1; j <= slots; j += 1) lost += (share(j - 1) - share(j)) * at(j);
          return lost;
        });
        expect(paid).toEqual(harm);
      }),
    );
  });
});

const anyBid = fc.record({
  bidFen: fc.integer({ min: 1, max: 3000 }),
  quality: fc.integer({ min: 1, max: 1000 }),
});
const market = fc
  .array(anyBid, { minLength: 1, maxLength: 30 })
  .map((all) => all.map((bid, id) => ({ ...bid, id })));

describe("whatever is bid", () => {
  test("a click never costs more than its bid nor less than the reserve", () => {
    fc.assert(
      fc.property(market, (all) => {
        for (const { id, chargeFen } of placeAds(all, 5, RULES)) {
          expect(chargeFen).toBeGreaterThanOrEqual(RULES.reserveFen);
          expect(chargeFen).toBeLessThanOrEqual(all[id]?.bidFen ?? 0);
        }
      }),
    );
  });

  test("a higher bid never lowers the slot, and never cheapens the click", () => {
    fc.assert(
      fc.property(market, fc.nat(29), fc.integer({ min: 1, max: 500 }), (all, who, more) => {
        const own = who % all.length;
        const raised = all.map((bid) =>
          bid.id === own ? { ...bid, bidFen: bid.bidFen + more } : bid,
        );
        const placeIn = (bidders: readonly AdBid[]) => {
          const placed = placeAds(bidders, bidders.length, RULES);
          const place = placed.findIndex(({ id }) => id === own);
          return place < 0 ? [bidders.length, 0] : [place, placed[place]?.chargeFen ?? 0];
        };
        const [before = 0, paidBefore = 0] = placeIn(all);
        const [after = 0, paidAfter = 0] = placeIn(raised);
        expect(after).toBeLessThanOrEqual(before);
        expect(paidAfter).toBeGreaterThanOrEqual(paidBefore);
      }),
    );
  });

  test("the order does not hang on who came first", () => {
    fc.assert(
      fc.property(market, (all) => {
        expect(placeAds(all.toReversed(), 5, RULES)).toEqual(placeAds(all, 5, RULES));
      }),
    );
  });
});

describe("the quality score", () => {
  test("an ad like the others has 5 to 6 points; one that is never clicked sinks; one off topic is out", () => {
    const usual = { clicks: 500, relevance: 800, landing: 500 };
    expect(qualityOf("platform", usual)).toBe(575);
    expect(qualityOf("platform", { ...usual, clicks: 100 })).toBe(395);
    expect(qualityOf("platform", { ...usual, relevance: 0 })).toBe(0);
  });

  test("contest: relevance 100 and performance 50 are 43 points", () => {
    expect(qualityOf("contest", { clicks: 500, relevance: 1000, landing: 500 })).toBe(4300);
  });

  test("clicks: as many as the market's ads at these places is 500; twice as many 811; never seen: as its goods", () => {
    expect(clicksPart(50, 500, 0.1, 1)).toBe(500);
    expect(clicksPart(2000, 10_000, 0.1, 1)).toBe(811);
    expect(clicksPart(0, 0, 0.1, 2)).toBe(812);
  });

  test("landing: a page that half the visitors do not wait for is worth half", () => {
    expect(landingPart({ waits: 1, conversion: 0.025, stars: 4.5 })).toBe(500);
    expect(landingPart({ waits: 0.5, conversion: 0.025, stars: 4.5 })).toBe(250);
  });
});
