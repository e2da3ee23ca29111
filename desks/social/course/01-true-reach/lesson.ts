/** An influencer is worth whom they really reach: read likes, comments and growth before the follower count. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, decided, met, partly, type Criterion, type Evidence } from "@dianzhang/grading";
import type { DealLine, KolLine } from "../../commands.ts";
import { talkedOfShop } from "../dress-shop.ts";

const WANTED = 3;
const MOST_FEN = 14_000;
/** Fen for each 100 people really reached. */
const MOST_PER_100 = 950;
const LEAST_REACHED = 350;
/** The dress that is shown. */
const LISTING = 0;

function deals(evidence: Evidence): readonly DealLine[] {
  return evidence.view("social/deal-list") as readonly DealLine[];
}

const booked: Criterion = {
  id: "booked",
  points: 20,
  text: {
    zh: `头两天签下至少 ${WANTED} 位讲连衣裙的达人，费用合计不超过 ¥${MOST_FEN / 100}`,
    en: `At least ${WANTED} influencers who speak of dresses signed in the first two days, ¥${MOST_FEN / 100} in all at most`,
  },
  judge: (evidence) => {
    const kols = evidence.view("social/kol-list", { listing: LISTING }) as readonly KolLine[];
    const onTopic = new Set(kols.filter((kol) => kol.isOnTopic).map(({ kol }) => kol));
    const made = evidence.rows.filter(({ command }) => command.type === "social/sign-kol");
    const good = deals(evidence).filter(({ kol }) => onTopic.has(kol)).length;
    const fen = deals(evidence).reduce((sum, { feeFen }) => sum + feeFen, 0);
    const [first] = made;
    if (!first) return met(false, because("没有签达人。", "No influencer was signed."));
    return met(
      good >= WANTED && fen <= MOST_FEN,
      decided(
        first,
        `对口的合同 ${good} 份，费用 ¥${fen / 100}。`,
        `${good} contracts on topic, ¥${fen / 100}.`,
      ),
    );
  },
};

const protectedFee: Criterion = {
  id: "clause",
  points: 20,
  text: {
    zh: "没有按时交付记录的达人，合同里都写了退款条款",
    en: "Contracts with influencers who were late before have a refund clause",
  },
  judge: (evidence) => {
    const kols = evidence.view("social/kol-list", {}) as readonly KolLine[];
    const bare = deals(evidence).filter(({ kol, clause }) => {
      const known = kols[kol];
      return clause === "none" && known !== undefined && known.onTime < known.deals;
    });
    const signed = deals(evidence).length;
    return met(
      signed > 0 && bare.length === 0,
      because(`没有条款的合同 ${bare.length} 份。`, `${bare.length} contracts without a clause.`),
    );
  },
};

function reachedBy(evidence: Evidence): { readonly people: number; readonly fen: number } {
  const all = deals(evidence);
  return {
    people: all.reduce((sum, { post }) => sum + (post?.reached ?? 0), 0),
    fen: all.reduce((sum, { feeFen, refundFen }) => sum + feeFen - refundFen, 0),
  };
}

const seen: Criterion = {
  id: "seen",
  points: 25,
  text: {
    zh: `达人内容真正触达至少 ${LEAST_REACHED} 人次`,
    en: `The influencers' posts really come before ${LEAST_REACHED} pairs of eyes`,
  },
  judge: (evidence) => {
    const { people } = reachedBy(evidence);
    return partly(people / LEAST_REACHED, because(`触达 ${people} 人次。`, `Reached ${people}.`));
  },
};

const price: Criterion = {
  id: "price",
  points: 35,
  text: {
    zh: `每真正触达 100 人次，花费不超过 ¥${(MOST_PER_100 / 100).toFixed(2)}`,
    en: `Each 100 people really reached cost ¥${(MOST_PER_100 / 100).toFixed(2)} at most`,
  },
  judge: (evidence) => {
    const { people, fen } = reachedBy(evidence);
    const each = people > 0 ? ((100 * fen) / people / 100).toFixed(2) : "–";
    const worst = deals(evidence).toSorted(
      (a, b) => b.feeFen / (1 + (b.post?.reached ?? 0)) - a.feeFen / (1 + (a.post?.reached ?? 0)),
    )[0];
    return met(
      people > 0 && 100 * fen <= people * MOST_PER_100,
      because(
        `每 100 人次 ¥${each}；最贵的是“${worst?.name.zh ?? ""}”。`,
        `¥${each} for each 100; dearest was "${worst?.name.en ?? ""}".`,
      ),
    );
  },
};

type Order = (kols: readonly KolLine[]) => readonly KolLine[];

function play(order: Order): Policy {
  return (seat: Seat) => {
    if ((seat.view("social/deal-list") as readonly DealLine[]).length > 0) return [];
    const kols = seat.view("social/kol-list", { listing: LISTING }) as readonly KolLine[];
    return order(kols.filter(({ isOnTopic }) => isOnTopic))
      .slice(0, WANTED)
      .map(({ kol }) => ({
        type: "social/sign-kol",
        kol,
        listing: LISTING,
        topic: "how-to",
        days: 6,
        clause: "refund",
      }));
  };
}

/** Likes for the fee, of those whose comments speak of the goods, who grew evenly and have enough followers. */
const byReach: Order = (kols) =>
  kols
    .filter(({ commentPermille, jumpPermille }) => commentPermille > 450 && jumpPermille < 150)
    .filter(({ followers, deals: made, onTime }) => followers > 200 && onTime / made > 0.6)
    .toSorted((a, b) => b.likes / b.askFen - a.likes / a.askFen);

const byFollowers: Order = (kols) => kols.toSorted((a, b) => b.followers - a.followers);

export const trueReach: LessonRules = {
  slug: "true-reach",
  desk: "social",
  title: { zh: "选达人：看真触达，不看粉丝数", en: "Choosing influencers by whom they reach" },
  setting: { scenario: "apparel", seed: 703, shoppers: 29_000, warmDays: 1, days: 16 },
  prepare: (scenario) => talkedOfShop(scenario, { grade: "standard", priceFen: 13_900 }),
  criteria: () => [booked, protectedFee, seen, price],
  reference: play(byReach),
  mistake: { play: play(byFollowers), loses: "price" },
};
