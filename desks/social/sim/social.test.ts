/** Do posts reach people, and do answers change what is talked of? */
import { desks } from "@dianzhang/catalog";
import { openMarket, restoreMarket, CHANNELS, type Market } from "@dianzhang/market";
import {
  give,
  openMugShop,
  refused,
  rowsOf,
  runDays,
  tinyMarket,
  tinyScenario,
} from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import type { GroupsView, LinkLine, MentionLine } from "../commands.ts";
import { mugShop, withAccounts, note, hours, calendar, kols, platforms, sum } from "./testing.ts";

const SOCIAL = CHANNELS.indexOf("social");
const mentions = (market: Market, params = {}) =>
  market.view(0, "social/mentions", { days: 60, ...params }) as readonly MentionLine[];
const LOUD = { after: { base: -0.9 }, social: { afterBad: 1 } } as const;

describe("a post", () => {
  test("reaches people by hours, brings visits by its own channel, and is counted alike in log and view", () => {
    const market = withAccounts(mugShop({ shoppers: 20_000 }));
    for (let i = 1; i <= 12; i += 1) give(market, note(i * 20 + 8));
    const batches = hours(market, 480);
    const own = (table: string) => rowsOf(batches, table).filter((row) => row["shop"] === 0);
    const posts = calendar(market).filter(({ kol }) => kol === null);
    const told = (name: "reached" | "clicks" | "follows") =>
      posts.reduce((total, post) => total + post[name], 0);
    expect(told("reached")).toBeGreaterThan(200);
    expect(sum(own("social_hourly"), "reached")).toBe(told("reached"));
    expect(sum(own("social_hourly"), "clicks")).toBe(told("clicks"));
    const clicks = own("social_clicks");
    expect(clicks.length).toBe(told("clicks"));
    expect(clicks.length).toBeGreaterThan(3);
    const sessions = new Set(clicks.map((row) => row["session"]));
    const visits = rowsOf(batches, "visit").filter(
      (row) => row["channel"] === SOCIAL && sessions.has(row["session"] ?? -1),
    );
    expect(new Set(visits.map((row) => row["session"]))).toEqual(sessions);
    expect(platforms(market)[3]?.account?.followers).toBeGreaterThanOrEqual(told("follows"));
  });

  test("displaces no baseline visit: sessions of that hour by other ways stay as they were", () => {
    const scenario = tinyScenario();
    const play = (talks: boolean) => {
      const market = withAccounts(mugShop({ scenario, rivals: 0 }));
      if (talks) give(market, note(12));
      return rowsOf(hours(market, 24), "session").filter((row) => row["channel"] !== SOCIAL);
    };
    const who = (rows: readonly Record<string, number>[]) =>
      rows.map((row) => [row["at"], row["shopper"]].join(" "));
    expect(who(play(true))).toEqual(who(play(false)));
  });

  test("published when nobody is awake reaches fewer on a platform of short memory than in the evening", () => {
    const reach = (hour: number) => {
      const market = withAccounts(mugShop({ shoppers: 6000 }));
      for (let day = 2; day < 9; day += 1)
        give(market, note(day * 24 + hour, { account: 1, tone: "playful" }));
      runDays(market, 11);
      return calendar(market).reduce((total, post) => total + post.reached, 0);
    };
    expect(reach(21)).toBeGreaterThan(1.5 * reach(3));
  });

  test("too many of them drive followers away", () => {
    const lost = (perDay: number) => {
      const market = withAccounts(mugShop({ shoppers: 12_000 }));
      for (let day = 1; day < 15; day += 1)
        for (let i = 0; i < perDay; i += 1) give(market, note(day * 24 + 8 + i * 2));
      runDays(market, 18);
      const posts = calendar(market);
      const reached = posts.reduce((total, post) => total + post.reached, 0);
      return posts.reduce((total, post) => total + post.unfollows, 0) / reached;
    };
    expect(lost(6)).toBeGreaterThan(3 * lost(1));
  });

  test("with a claim the law forbids is hardly shown", () => {
    const reach = (title: string) => {
      const market = withAccounts(mugShop());
      for (let i = 1; i < 8; i += 1) give(market, note(i * 24, { title }));
      runDays(market, 9);
      return calendar(market).reduce((total, post) => total + post.reached, 0);
    };
    expect(reach("最佳马克杯")).toBeLessThan(0.3 * reach("好用的马克杯"));
  });
});

describe("what people say", () => {
  function badShop(): Market {
    return withAccounts(mugShop({ shoppers: 12_000, rivals: 1, overlay: LOUD }));
  }

  test("a severe complaint answered well dies, denied it spreads further than unanswered", () => {
    const seen = (answer: object | null) => {
      const market = badShop();
      let answered = 0;
      for (let day = 0; day < 26; day += 1) {
        runDays(market, 1);
        if (!answer || day > 20) continue;
        for (const one of mentions(market, { isOpen: true })) {
          if (one.severity < 3) continue;
          give(market, { type: "social/reply", mention: one.mention, ...answer });
          answered += 1;
        }
      }
      const severe = mentions(market).filter(({ severity }) => severity >= 3);
      expect(severe.length).toBeGreaterThan(4);
      expect(answered > 4).toBe(answer !== null);
      return severe.reduce((total, one) => total + one.seen, 0) / severe.length;
    };
    const well = seen({
      template: "solve",
      text: "非常抱歉，退款或换货都可以，两小时内私信您办好。",
      paidFen: 500,
    });
    const denied = seen({ template: "facts", text: "不可能，是您自己没看详情。" });
    const silent = seen(null);
    expect(well).toBeLessThan(0.6 * silent);
    expect(denied).toBeGreaterThan(silent);
  });

  test("wording is judged with reasons: a form letter for a severe complaint, denial, a phone number in public", () => {
    const market = badShop();
    runDays(market, 18);
    const [severe] = mentions(market).filter(({ severity }) => severity >= 3);
    const judge = (template: string, text: string | null) =>
      market.view(0, "social/wording", { mention: severe?.mention ?? 0, template, text }) as {
        wording: number;
        notes: string[];
      };
    const good = judge("solve", "抱歉让您失望，今天就给您退款，两小时内私信联系您。");
    expect(good.notes).toEqual(expect.arrayContaining(["fits", "empathy", "solution", "when"]));
    expect(good.wording).toBeGreaterThanOrEqual(70);
    expect(judge("solve", null).notes).toContain("form-letter");
    expect(judge("solve", "抱歉，不可能有问题。").notes).toContain("denies");
    expect(judge("solve", "抱歉，打 13800138000 退款。").notes).toContain("exposes");
    expect(judge("facts", "是你自己的问题").wording).toBeLessThan(20);
  });
});

test("a group of own buyers: members join, messages are read, too many of them make members leave", () => {
  const play = (perWeek: number) => {
    const market = withAccounts(mugShop({ shoppers: 9000 }));
    runDays(market, 4);
    give(market, {
      type: "social/open-group",
      name: "杯友",
      layer: "new",
      perWeek,
      listing: 0,
      giftFen: 100,
      topic: "how-to",
    });
    runDays(market, 40);
    return (market.view(0, "social/groups") as GroupsView).groups[0];
  };
  const calm = play(2);
  const loud = play(14);
  expect(calm?.members).toBeGreaterThan(10);
  expect(calm?.readers).toBeGreaterThan(0);
  const left = (group: typeof calm) => (group?.left ?? 0) / Math.max(1, group?.joined ?? 0);
  expect(left(loud)).toBeGreaterThan(2 * left(calm));
  expect((loud?.readers ?? 0) / (loud?.messages ?? 1)).toBeLessThan(
    (calm?.readers ?? 0) / (calm?.messages ?? 1),
  );
});

test("links from posts begin to count within days; a farm is found out and punished", () => {
  const market = withAccounts(mugShop());
  const links = () => market.view(0, "social/links") as readonly LinkLine[];
  give(market, { type: "social/buy-links", listing: 0, kind: "guest", count: 2 });
  expect(links()[0]).toMatchObject({ counted: 0, isPunished: false });
  runDays(market, 1);
  const first = links()[0]?.counted ?? 0;
  runDays(market, 3);
  expect(first).toBeGreaterThan(0);
  expect(links()[0]?.counted).toBeGreaterThan(first);
  give(market, { type: "social/buy-links", listing: 1, kind: "farm", count: 100 });
  runDays(market, 6);
  expect(links()[1]).toMatchObject({ isPunished: true });
});

test("put to sleep in the middle of it all and woken, a market goes on to the same hash", () => {
  const options = { scenario: tinyScenario(), seed: 7, seats: 1, desks, rivals: 3, shoppers: 4000 };
  const market = openMarket(options);
  openMugShop(market);
  withAccounts(market);
  for (let i = 1; i <= 6; i += 1) give(market, note(i * 30));
  const [first] = kols(market);
  give(market, { type: "social/sign-kol", kol: first?.kol ?? 0, listing: 0 });
  runDays(market, 5);
  give(market, { type: "social/open-group", name: "a", layer: "new", listing: 0 });
  runDays(market, 4);
  market.tick();
  const woken = restoreMarket(options, market.snapshot());
  expect(woken.stateHash()).toBe(market.stateHash());
  runDays(woken, 6);
  runDays(market, 6);
  expect(woken.stateHash()).toBe(market.stateHash());
});

test("what is refused is refused by name", () => {
  const market = mugShop();
  const open = { type: "social/open-account", platform: "notes", name: "mugs" };
  expect(refused(market, { ...open, platform: "nowhere" })).toBe("social/no-such-platform");
  give(market, open);
  expect(refused(market, open)).toBe("social/account-exists");
  const post = note(40, { account: 0 });
  expect(refused(market, { ...post, account: 7 })).toBe("social/no-such-account");
  expect(refused(market, { ...post, listing: 99 })).toBe("social/not-own-listing");
  expect(refused(market, { ...post, at: 1 })).toBe("social/too-soon");
  expect(refused(market, { ...post, at: 5000 })).toBe("social/too-far");
  for (let i = 0; i < 6; i += 1) give(market, { ...post, at: 30 + i });
  expect(refused(market, { ...post, at: 41 })).toBe("social/too-many-posts");
  const [line] = calendar(market);
  const cancel = { type: "social/cancel-post", post: line?.post ?? -1 };
  give(market, cancel);
  expect(refused(market, cancel)).toBe("social/no-such-post");
  const second = { type: "social/cancel-post", post: calendar(market)[1]?.post ?? -1 };
  runDays(market, 2);
  expect(refused(market, second)).toBe("social/already-out");
  const sign = { type: "social/sign-kol", kol: 0, listing: 0 };
  expect(refused(market, { ...sign, kol: 999 })).toBe("social/no-such-kol");
  give(market, sign);
  expect(refused(market, sign)).toBe("social/kol-busy");
  const group = { type: "social/open-group", name: "a", layer: "repeat", listing: 0 };
  give(market, group);
  expect(refused(market, group)).toBe("social/layer-taken");
  expect(refused(market, { type: "social/set-group", group: 77 })).toBe("social/no-such-group");
  const answer = { type: "social/reply", mention: 9999, template: "solve" };
  expect(refused(market, answer)).toBe("social/no-such-mention");
  const links = { type: "social/buy-links", listing: 0, kind: "guest", count: 4 };
  expect(refused(market, links)).toBe("social/too-many-links");
});

test("a mention is answered once, in time, and where the shop has an account", () => {
  const market = tinyMarket(desks, { rivals: 1, shoppers: 12_000, overlay: LOUD });
  openMugShop(market);
  give(market, { type: "social/open-account", platform: "chat", name: "mugs" });
  runDays(market, 22);
  const all = mentions(market);
  const elsewhere = all.find(({ platform }) => platform !== "chat");
  const here = all.filter(({ platform }) => platform === "chat");
  const answer = (line: MentionLine | undefined) => ({
    type: "social/reply",
    mention: line?.mention ?? -1,
    template: "solve",
  });
  expect(refused(market, answer(elsewhere))).toBe("social/no-account-there");
  give(market, answer(here[0]));
  expect(refused(market, answer(here[0]))).toBe("social/already-answered");
  const paid = { ...answer(here[1]), paidFen: 1_000_000 };
  const pieces = Math.floor((market.reader.cash(0) - 500_000) / 1560);
  give(market, { type: "listing/buy-stock", purchases: [{ sku: 0, quantity: pieces }] });
  expect(refused(market, paid)).toBe("social/cannot-pay");
  runDays(market, 31);
  expect(refused(market, answer(here[1]))).toBe("social/too-long-ago");
});
test("a market that slept talks on of the mentions answered late as one that did not", () => {
  const people = { seats: 1, rivals: 1, shoppers: 12_000, overlay: LOUD };
  const options = { scenario: tinyScenario(), seed: 7, desks, ...people };
  const awake = openMarket(options);
  openMugShop(awake);
  withAccounts(awake);
  runDays(awake, 22);
  const [over] = mentions(awake).filter(({ state }) => state === "over");
  give(awake, { type: "social/reply", mention: over?.mention ?? -1, template: "solve" });
  const woken = restoreMarket(options, awake.snapshot());
  for (const market of [awake, woken]) runDays(market, 2);
  expect(woken.stateHash()).toBe(awake.stateHash());
});
