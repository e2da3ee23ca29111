/** Members' data at the seat: masked, taken out with a purpose, picked by tags, refused to others. */
import type { Command } from "@dianzhang/kernel";
import { give, refused } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import type {
  ExportFile,
  MemberLine,
  MemberProfile,
  ReachView,
} from "../desks/members/commands.ts";
import { EVERYBODY, WEEKLY, mugShop, play, own, shopAfter } from "./mug-members.ts";

describe("people's data", () => {
  const { market, batches } = shopAfter(2, []);
  const list = market.view(0, "members/list") as readonly MemberLine[];

  test("names and numbers are masked wherever they are shown", () => {
    expect(list.length).toBeGreaterThan(20);
    for (const line of list) {
      expect(line.name).toMatch(/^.\*+$/u);
      expect(line.phone).toMatch(/^\d{3}\*{4}\d{4}$/);
    }
    const profile = market.view(0, "members/profile", { member: 1 }) as MemberProfile;
    expect(profile.phone).toContain("****");
    expect(profile.history.length).toBe(profile.orders);
    expect(own(batches, "member_exports")).toEqual([]);
  });

  test("they leave unmasked only with a purpose, and an audit line in the log and in the lake", () => {
    const take = {
      type: "members/export",
      purpose: "delivery",
      fields: ["name", "phone", "province"],
      isMasked: false,
      audience: EVERYBODY,
    };
    expect(market.view(0, "members/export-file", { export: 0 })).toBeNull();
    expect(refused(market, { ...take, purpose: "curiosity" })).toBe("desk/malformed-command");
    expect(refused(market, { ...take, purpose: "reconcile" })).toBe(
      "members/purpose-needs-no-names",
    );
    const [event] = give(market, take);
    expect(event?.type).toBe("members/exported");
    const file = market.view(0, "members/export-file", { export: 0 }) as ExportFile;
    expect(file.length).toBe(list.length);
    expect(file[0]?.phone).toMatch(/^\d{11}$/);
    expect(file[0]).not.toHaveProperty("birthday");
    const [row] = own(play(market, 1), "member_exports");
    expect(row).toMatchObject({ members: file.length, fields: 3, masked: 0 });
    give(market, { ...take, purpose: "marketing", isMasked: true });
    const masked = market.view(0, "members/export-file", { export: 1 }) as ExportFile;
    expect(masked[0]?.phone).toContain("****");
  });
});

test("tags by hand and by rule pick who is meant; what is not there is refused by name", () => {
  const { market } = shopAfter(2, [
    { type: "members/save-tag", tag: null, name: "spender", rule: { leastFen: 5000 } },
    { type: "members/save-tag", tag: null, name: "friends", rule: null },
    { type: "members/mark", tag: 1, members: [1, 2, 3], isOn: true },
  ]);
  const reach = (tags: number[]) =>
    market.view(0, "members/reach", { audience: { ...EVERYBODY, tags } }) as ReachView;
  const list = market.view(0, "members/list") as readonly MemberLine[];
  const spenders = list.filter(({ spentFen }) => spentFen >= 5000);
  expect(reach([0]).meant).toBe(spenders.length);
  expect(reach([1]).meant).toBe(3);
  expect(reach([0, 1]).meant).toBe(spenders.filter(({ member }) => member <= 3).length);
  const cases: readonly [Command, string][] = [
    [
      {
        type: "members/set-cuts",
        recencyDays: [7, 7, 8, 9],
        orders: [1, 2, 3, 4],
        spentFen: [1, 2, 3, 4],
      },
      "members/cuts-must-rise",
    ],
    [{ type: "members/save-tag", tag: 9, name: "x", rule: null }, "members/no-such-tag"],
    [{ type: "members/save-tag", tag: 0, name: "x", rule: null }, "members/tag-keeps-its-kind"],
    [{ type: "members/save-tag", tag: null, name: "x", rule: {} }, "members/empty-rule"],
    [
      { type: "members/save-tag", tag: null, name: "x", rule: { category: "boat" } },
      "members/no-such-category",
    ],
    [{ type: "members/mark", tag: 0, members: [1], isOn: true }, "members/tag-by-rule"],
    [{ type: "members/mark", tag: 1, members: [99_999], isOn: true }, "members/no-such-member"],
    [{ ...WEEKLY, audience: { ...EVERYBODY, tags: [7] } }, "members/no-such-tag"],
    [{ ...WEEKLY, audience: { ...EVERYBODY, tiers: [2] } }, "members/no-such-tier"],
    [{ ...WEEKLY, listing: 4000 }, "members/no-such-listing"],
    [{ ...WEEKLY, moment: { kind: "once", day: 1 } }, "members/not-in-time"],
    [{ ...WEEKLY, coupon: { cutFen: 900, overFen: 500, days: 3 } }, "members/coupon-above-bill"],
    [{ type: "members/stop-plan", plan: 3 }, "members/no-such-plan"],
    [{ ...WEEKLY, hour: 24 }, "desk/malformed-command"],
  ];
  for (const [command, code] of cases)
    expect([code, refused(market, command)]).toEqual([code, code]);
});

test("another shop's plan is nobody's business", () => {
  const market = mugShop({ seats: 2 });
  give(market, WEEKLY);
  expect(refused(market, { type: "members/stop-plan", plan: 0 }, {}, 1)).toBe(
    "members/no-such-plan",
  );
  give(market, { type: "members/stop-plan", plan: 0 });
  expect(refused(market, { type: "members/stop-plan", plan: 0 })).toBe("members/already-over");
});
