/** The shelf and the book: goods are counted, standing orders come in time, nothing that sells runs out. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, decided, met, type Criterion } from "@dianzhang/grading";
import type { SeatView, StockRow, SupplierLine } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const COUNTED = 12;
const STANDING = 4;
const SELLS = 0.3;

const counted: Criterion = {
  id: "counted",
  points: 30,
  text: {
    zh: `盘点过的 SKU 不少于 ${COUNTED} 个`,
    en: `${COUNTED} kinds of goods or more were counted`,
  },
  judge: (evidence) => {
    const rows = evidence.view("supply/stock") as readonly StockRow[];
    const done = rows.filter(({ countedTick }) => countedTick !== null).length;
    return met(done >= COUNTED, because(`盘了 ${done} 个。`, `${done} were.`));
  },
};

const standing: Criterion = {
  id: "standing",
  points: 40,
  text: {
    zh: `给至少 ${STANDING} 个 SKU 定了补货点，补货点够撑到供应商承诺的交期`,
    en: `${STANDING} kinds of goods or more have a reorder point that lasts until the supplier's promise`,
  },
  judge: (evidence) => {
    const row = evidence.rows.findLast(({ command }) => command.type === "supply/set-rules");
    if (!row) return met(false, because("没有定补货规则。", "No reorder rule is set."));
    const { rules } = evidence.view("supply/seat") as SeatView;
    const stock = evidence.view("supply/stock") as readonly StockRow[];
    const suppliers = evidence.view("supply/suppliers") as readonly SupplierLine[];
    const enough = rules.reorder.filter(({ sku, supplier, point }) => {
      const perDay = stock.find((one) => one.sku === sku)?.perDay ?? 0;
      const hours = suppliers.find(({ id }) => id === supplier)?.promiseHours ?? 0;
      return perDay > 0 && point >= (perDay * hours) / 24;
    });
    return met(
      enough.length >= STANDING,
      decided(
        row,
        `定了 ${rules.reorder.length} 个，够用的 ${enough.length} 个。`,
        `${rules.reorder.length} set, ${enough.length} of them high enough.`,
      ),
    );
  },
};

const inStock: Criterion = {
  id: "in-stock",
  points: 15,
  text: {
    zh: `盘点过之后，每天能卖 ${SELLS} 件以上的货都还有库存`,
    en: `After a count, whatever sells ${SELLS} a day or more is in stock`,
  },
  judge: (evidence) => {
    const rows = evidence.view("supply/stock") as readonly StockRow[];
    const out = rows.filter(({ perDay, onHand }) => perDay >= SELLS && onHand === 0);
    const isKnown = rows.some(({ countedTick }) => countedTick !== null);
    return met(
      isKnown && out.length === 0,
      because(`断货 ${out.length} 个。`, `${out.length} are out.`),
    );
  },
};

const books: Criterion = {
  id: "books",
  points: 15,
  text: {
    zh: "定过规则，账实差为 0，没有待处理的到货",
    en: "Rules are set, the books explain every piece, no delivery waits for a decision",
  },
  judge: (evidence) => {
    const isSet = evidence.rows.some(({ command }) => command.type === "supply/set-rules");
    const { unexplained, waiting } = evidence.view("supply/seat") as SeatView;
    return met(
      isSet && unexplained === 0 && waiting === 0,
      because(
        `差 ${unexplained} 件，待处理 ${waiting} 批。`,
        `${unexplained} off, ${waiting} wait.`,
      ),
    );
  },
};

type Command = ReturnType<Policy>[number];

const play =
  (pointOf: (perDay: number, days: number) => number): Policy =>
  (seat: Seat) => {
    const day = Math.floor(seat.now / 24);
    if (day < 4) return [];
    const stock = seat.view("supply/stock") as readonly StockRow[];
    const suppliers = seat.view("supply/suppliers") as readonly SupplierLine[];
    const [best] = suppliers.toSorted((a, b) => a.defectPermille - b.defectPermille);
    const told: Command[] = [];
    if (best) {
      const days = best.promiseHours / 24;
      const reorder = stock
        .toSorted((a, b) => b.perDay - a.perDay)
        .slice(0, 12)
        .map(({ sku, perDay }) => {
          const point = pointOf(perDay, days);
          const upTo = point + Math.max(best.ladder[0]?.pieces ?? 1, Math.ceil(perDay * 20));
          return { sku, supplier: best.id, point, upTo };
        });
      told.push({ type: "supply/set-rules", sample: 0, accept: 0, countDays: 0, reorder });
    }
    if (day === 8) told.push({ type: "supply/count", skus: stock.map(({ sku }) => sku) });
    return told;
  };

export const theShelfAndTheBook: LessonRules = {
  slug: "the-shelf-and-the-book",
  desk: "supply",
  title: { zh: "账和货架", en: "The shelf and the book" },
  setting: { scenario: "apparel", seed: 613, shoppers: 30_000, warmDays: 3, days: 12 },
  prepare: dressShop,
  criteria: () => [counted, standing, inStock, books],
  reference: play((perDay, days) => Math.max(3, Math.ceil(perDay * (days + 4) * 1.5))),
  mistake: { play: play(() => 1), loses: "standing" },
};
