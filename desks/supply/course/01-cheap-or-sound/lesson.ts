/** Cheap or sound: goods are bought below the usual price, looked at, claimed for, and hardly any are bad. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, decided, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { PurchaseRow, SeatView, StockRow, SupplierLine } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const PIECES = 100;
const BAD_SHARE = 0.05;
const PRICE = 930;

function arrivals(evidence: Evidence): readonly PurchaseRow[] {
  const rows = evidence.view("supply/purchases", { most: 1000 }) as readonly PurchaseRow[];
  return rows.filter(({ arrivedTick }) => arrivedTick !== null);
}

const sum = (rows: readonly PurchaseRow[], of: (row: PurchaseRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

const bought: Criterion = {
  id: "bought",
  points: 20,
  text: {
    zh: `从别的供应商进货，到货上架的不少于 ${PIECES} 件`,
    en: `At least ${PIECES} pieces from other suppliers are on the shelf`,
  },
  judge: (evidence) => {
    const pieces = sum(
      arrivals(evidence).filter(({ state }) => state === "shelved"),
      (row) => row.pieces,
    );
    return met(pieces >= PIECES, because(`上架 ${pieces} 件。`, `${pieces} pieces.`));
  },
};

const cheaper: Criterion = {
  id: "cheaper",
  points: 15,
  text: {
    zh: `到货的平均进价不高于常用供应商的 ${PRICE / 10} %`,
    en: `What arrived cost ${PRICE / 10} per cent of the usual price at most`,
  },
  judge: (evidence) => {
    const lines = evidence.view("supply/suppliers") as readonly SupplierLine[];
    const used = lines.filter(({ ownPricePermille }) => ownPricePermille !== null);
    const highest = Math.max(0, ...used.map(({ ownPricePermille }) => ownPricePermille ?? 0));
    return met(
      used.length > 0 && highest <= PRICE,
      because(`最贵的一家 ${highest / 10} %。`, `The dearest stands at ${highest / 10} per cent.`),
    );
  },
};

const looked: Criterion = {
  id: "looked",
  points: 20,
  text: {
    zh: "每批到货抽检不少于 10 件",
    en: "Ten pieces or more of each delivery are looked at",
  },
  judge: (evidence) => {
    const row = evidence.rows.findLast(({ command }) => command.type === "supply/set-rules");
    if (!row) return met(false, because("没有定抽检规则。", "No sample is set."));
    const sample = Number(row.command["sample"] ?? 0);
    return met(sample >= 10, decided(row, `抽检 ${sample} 件。`, `A sample of ${sample}.`));
  },
};

const sound: Criterion = {
  id: "sound",
  points: 30,
  text: {
    zh: `抽检过的货里，次品不超过 ${BAD_SHARE * 100} %`,
    en: `Of what was looked at, ${BAD_SHARE * 100} per cent at most was bad`,
  },
  judge: (evidence) => {
    const rows = arrivals(evidence);
    const seen = sum(rows, (row) => row.sampled);
    const bad = sum(rows, (row) => row.found);
    return met(
      seen >= 20 && bad <= BAD_SHARE * seen,
      because(`抽 ${seen} 件，次品 ${bad} 件。`, `${bad} bad of ${seen}.`),
    );
  },
};

const settled: Criterion = {
  id: "settled",
  points: 15,
  text: {
    zh: "没有该索赔没索赔、该处理没处理的到货",
    en: "No delivery waits for a claim or a decision",
  },
  judge: (evidence) => {
    const { claimableFen, waiting } = evidence.view("supply/seat") as SeatView;
    const isAny = arrivals(evidence).length > 0;
    return met(
      isAny && claimableFen === 0 && waiting === 0,
      because(
        `可索赔 ¥${(claimableFen / 100).toFixed(2)}，待处理 ${waiting} 批。`,
        `¥${(claimableFen / 100).toFixed(2)} to claim, ${waiting} to decide.`,
      ),
    );
  },
};

type Command = ReturnType<Policy>[number];
type Choose = (lines: readonly SupplierLine[]) => SupplierLine | undefined;

const play =
  (choose: Choose): Policy =>
  (seat: Seat) => {
    const day = Math.floor(seat.now / 24);
    const rows = seat.view("supply/purchases", { most: 1000 }) as readonly PurchaseRow[];
    const due = rows.filter(({ claimFen, isClaimed }) => claimFen > 0 && !isClaimed);
    const waits = rows.filter(({ state }) => state === "waiting");
    const told: Command[] = [
      { type: "supply/set-rules", sample: 15, accept: 0, countDays: 0, reorder: [] },
    ];
    if (due.length > 0) told.push({ type: "supply/claim", purchases: due.map(({ id }) => id) });
    if (waits.length > 0)
      told.push({
        type: "supply/decide-goods",
        purchases: waits.map(({ id }) => id),
        how: "sort",
      });
    const supplier = choose(seat.view("supply/suppliers") as readonly SupplierLine[]);
    const pieces = supplier?.ladder[0]?.pieces ?? 0;
    if (day > 2 || rows.length > 0 || !supplier) return told;
    const stock = seat.view("supply/stock") as readonly StockRow[];
    const lines = stock
      .toSorted((a, b) => b.perDay - a.perDay)
      .slice(0, 5)
      .map(({ sku }) => ({ sku, pieces: Math.max(pieces, 30) }));
    return [...told, { type: "supply/buy", supplier: supplier.id, lines }];
  };

const sounder: Choose = (lines) =>
  lines
    .filter(({ ladder }) => (ladder[0]?.permille ?? 1000) <= 900)
    .toSorted((a, b) => a.defectPermille - b.defectPermille)[0];

const cheapest: Choose = (lines) =>
  lines.toSorted((a, b) => (a.ladder[0]?.permille ?? 0) - (b.ladder[0]?.permille ?? 0))[0];

export const cheapOrSound: LessonRules = {
  slug: "cheap-or-sound",
  desk: "supply",
  title: { zh: "便宜，还是好", en: "Cheap or sound" },
  setting: { scenario: "apparel", seed: 611, shoppers: 30_000, warmDays: 2, days: 14 },
  prepare: dressShop,
  criteria: () => [bought, cheaper, looked, sound, settled],
  reference: play(sounder),
  mistake: { play: play(cheapest), loses: "sound" },
};
