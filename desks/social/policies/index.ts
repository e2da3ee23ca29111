/** How shopkeepers of different skill are heard of outside the marketplace: by noise, by the book, by what it brings. */
import { bestGoods, goodsOnSale } from "@dianzhang/desk-kit";
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import {
  FORMATS,
  LEVELS,
  TONES,
  TOPICS,
  type GroupsView,
  type KolLine,
  type MakingLine,
} from "../commands.ts";
import { expert } from "./expert.ts";
import { openAccounts, platformsOf, postCommand } from "./plan.ts";
import { answerByTheBook, answerInAnger } from "./replies.ts";

/** Accounts are opened on the second morning, when there are goods to speak of. */
const FIRST_DAY = 24;

/** Two posts a week where strangers see them, of what sells best; answers by the book, each morning. */
const average: Policy = (seat) => {
  if (seat.now < FIRST_DAY) return [];
  const day = Math.floor(seat.now / 24);
  const lines = platformsOf(seat);
  const [best] = goodsOnSale(seat).toSorted((a, b) => b.orders - a.orders || a.listing - b.listing);
  const chosen = lines.filter(({ isRecommending }) => isRecommending).slice(-1);
  if (!best) return answerByTheBook(seat);
  const posts = chosen.flatMap((platform) =>
    day % 3 === 1
      ? postCommand(seat, {
          platform,
          goods: best,
          topic: "product",
          level: "quick",
          hour: 12,
          days: 0,
        })
      : [],
  );
  return [...openAccounts(lines), ...answerByTheBook(seat), ...posts];
};

/** Everywhere, three times a day, as grand as it gets, always a bargain; the largest names; never our fault. */
const naive: Policy = (seat) => {
  if (seat.now < FIRST_DAY) return [];
  const day = Math.floor(seat.now / 24);
  const lines = platformsOf(seat);
  const [dearest] = goodsOnSale(seat).toSorted(
    (a, b) => b.minPriceFen - a.minPriceFen || a.listing - b.listing,
  );
  if (!dearest) return answerInAnger(seat);
  const posts = lines.flatMap((platform) =>
    [10, 15].flatMap((hour) =>
      day % 2 === 0
        ? postCommand(seat, {
            platform,
            goods: dearest,
            topic: "deal",
            level: "standard",
            hour,
            days: 1,
          })
        : [],
    ),
  );
  const kols = seat.view("social/kol-list", { listing: dearest.listing }) as readonly KolLine[];
  const [largest] = kols.toSorted((a, b) => b.followers - a.followers || a.kol - b.kol);
  const { groups } = seat.view("social/groups") as GroupsView;
  const { listing } = dearest;
  const signs: Command[] =
    largest && day % 10 === 4
      ? [
          {
            type: "social/sign-kol",
            kol: largest.kol,
            listing,
            topic: "deal",
            days: 3,
            clause: "none",
          },
        ]
      : [];
  const opens: Command[] =
    groups.length === 0 && day >= 5
      ? [
          {
            type: "social/open-group",
            name: "all",
            layer: "new",
            perWeek: 14,
            hour: 9,
            topic: "deal",
            listing,
            giftFen: 1500,
          },
        ]
      : [];
  return [...openAccounts(lines), ...answerInAnger(seat), ...posts, ...signs, ...opens];
};

function random(seat: Seat): Command[] {
  if (seat.now < FIRST_DAY) return [];
  const day = Math.floor(seat.now / 24);
  const pick = <T>(all: readonly T[], what: string): T =>
    all[Math.floor(seat.chance(what, day) * all.length)] as T;
  const lines = platformsOf(seat);
  const goods = bestGoods(seat);
  if (goods.length === 0 || seat.chance("social-day", day) < 0.5) return openAccounts(lines);
  const platform = pick(lines, "social-platform");
  const format = pick(FORMATS, "social-format");
  const level = pick(LEVELS, "social-level");
  const making = seat.view("social/making") as readonly MakingLine[];
  const hours = making.find((one) => one.format === format && one.level === level)?.hours ?? 24;
  const own = pick(goods, "social-goods");
  const post: Command = {
    type: "social/plan-post",
    account: platform.account?.account ?? 0,
    at: seat.now + hours + Math.floor(seat.chance("social-hour", day) * 24),
    format,
    level,
    topic: pick(TOPICS, "social-topic"),
    tone: pick(TONES, "social-tone"),
    title: own.title.slice(0, 60),
    listing: own.listing,
  };
  return [...openAccounts(lines), post];
}

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  naive,
  average,
  expert,
};
