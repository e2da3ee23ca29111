/** What must hold whatever is ordered: kept as books over the events, every breach named. */
import type { Batch } from "@dianzhang/kernel";
import type { Market } from "@dianzhang/market";

interface Order {
  readonly shopper: number;
  readonly at: number;
  pieces: number;
  goodsFen: number;
  linePieces: number;
  returnedPieces: number;
  refundFen: number;
  readonly paidFen: number;
  /** By the ledger, whoever gave it. */
  backFen: number;
  parcels: number;
  /** As many as it should have: one, more for parts split off, fewer for what was called off. */
  due: number;
  /** Pieces that left over an order desk. */
  handed: number;
}

interface Masked {
  readonly phone: string;
}

type Row = Readonly<Record<string, number>>;

/** Orders, parcels, returns, coupons and the ledger of one market, as its events tell of them. */
export class Books {
  readonly breaches: string[] = [];
  readonly #orders = new Map<number, Order>();
  readonly #coupons = new Map<string, number>();
  readonly #entries = new Map<number, number>();
  /** Shop → audit lines of members' data taken out. */
  readonly #exports = new Map<number, number>();

  read(batches: readonly Batch[]): void {
    this.#entries.clear();
    for (const batch of batches) {
      const book = this.#book(batch.table.name);
      if (book) for (const row of rows(batch)) book(row, batch);
    }
    for (const [entry, fen] of this.#entries)
      if (fen !== 0) this.#breach(`ledger entry ${entry} sums to ${fen}`);
  }

  /** Shelves hold no less than nothing, at home and away. */
  count(market: Market): void {
    const { reader, shops } = market;
    const all = Array.from({ length: shops }, (_, shop) => shop);
    for (let sku = 0; all.some((shop) => reader.parcels.isOwn(sku, shop)); sku += 1) {
      if (reader.stock(sku) < 0) this.#breach(`SKU ${sku} has ${reader.stock(sku)} pieces`);
      const depots = [
        ...reader.scenario.depots.map((_, place) => reader.parcels.at(sku, place + 1)),
        reader.border.at(sku, "bonded"),
        reader.border.at(sku, "overseas"),
      ];
      if (depots.some((pieces) => pieces < 0)) this.#breach(`SKU ${sku} lacks pieces away`);
      const away = depots.reduce((sum, pieces) => sum + pieces, 0);
      if (away > reader.stock(sku)) this.#breach(`SKU ${sku} lies away more than there is`);
    }
  }

  /** Names and numbers of members are masked, and whatever left has its audit line. */
  countPrivate(market: Market): void {
    for (let shop = 0; shop < market.seats; shop += 1) {
      const lines = market.view(shop, "members/list", { most: 20 }) as readonly Masked[];
      if (lines.some(({ phone }) => !phone.includes("*")))
        this.#breach(`shop ${shop} shows a member's number`);
      const { length } = market.view(shop, "members/exports") as readonly unknown[];
      const written = this.#exports.get(shop) ?? 0;
      if (length !== written) this.#breach(`shop ${shop}: ${length} exports, ${written} written`);
    }
  }

  /** Every order of before `until` has had its parcel; `until` lies as far back as the longest way lasts. */
  close(until: number): void {
    for (const [order, { at, parcels, due, pieces, linePieces }] of this.#orders) {
      if (at < until && parcels !== due) this.#breach(`order ${order} has ${parcels} parcels`);
      if (pieces !== linePieces) this.#breach(`order ${order}: ${linePieces} of ${pieces} pieces`);
    }
  }

  get orders(): number {
    return this.#orders.size;
  }

  #book(table: string): ((row: Row, batch: Batch) => void) | undefined {
    switch (table) {
      case "orders":
        return (row) => this.#order(row);
      case "order_lines":
        return (row) => {
          const own = this.#orders.get(of(row, "order"));
          if (own) own.linePieces += of(row, "quantity");
          else this.#breach(`a line of no order ${row["order"]}`);
        };
      case "parcels":
        return (row) => this.#parcel(of(row, "order"));
      case "stock_moves":
        return (row, batch) => this.#moved(row, batch);
      case "order_steps":
        return (row, batch) => this.#step(row, batch);
      case "returns":
        return (row) => this.#returned(row);
      case "discounts":
        return (row, batch) => this.#discount(row, batch);
      case "member_exports":
        return (row) =>
          this.#exports.set(of(row, "shop"), (this.#exports.get(of(row, "shop")) ?? 0) + 1);
      case "ledger":
        return (row, batch) => this.#posted(row, batch);
      default:
        return undefined;
    }
  }

  // Entries sum to zero; whatever seat gives money back, no order gets more than it paid.
  #posted(row: Row, batch: Batch): void {
    const entry = of(row, "entry");
    const fen = of(row, "amount_fen");
    this.#entries.set(entry, (this.#entries.get(entry) ?? 0) + fen);
    const own = this.#orders.get(of(row, "order"));
    if (!own || batch.dictionaries["account"]?.[of(row, "account")] !== "refunds") return;
    own.backFen += fen;
    if (own.backFen > own.paidFen)
      this.#breach(`order ${row["order"]} gets ${own.backFen} of ${own.paidFen} back`);
  }

  #order(row: Row): void {
    const order = of(row, "order");
    if (this.#orders.has(order)) this.#breach(`order ${order} is placed twice`);
    this.#orders.set(order, {
      shopper: of(row, "shopper"),
      at: of(row, "at"),
      pieces: of(row, "pieces"),
      goodsFen: of(row, "goods_fen"),
      paidFen: of(row, "paid_fen"),
      backFen: 0,
      linePieces: 0,
      returnedPieces: 0,
      refundFen: 0,
      parcels: 0,
      due: 1,
      handed: 0,
    });
    if (of(row, "paid_fen") !== of(row, "goods_fen") + of(row, "freight_fen"))
      this.#breach(`order ${order} is paid otherwise than its goods and freight`);
  }

  #parcel(order: number): void {
    const own = this.#orders.get(order);
    if (!own) this.#breach(`a parcel of no order ${order}`);
    else if ((own.parcels += 1) > own.due) this.#breach(`order ${order} is sent twice`);
  }

  // Every piece that comes to a shelf or leaves it is told of by what moved it.
  #moved(row: Row, batch: Batch): void {
    if (batch.dictionaries["kind"]?.[of(row, "kind")] === "unexplained")
      this.#breach(`SKU ${row["sku"]} has ${row["pieces"]} pieces nobody moved`);
  }

  #step(row: Row, batch: Batch): void {
    const own = this.#orders.get(of(row, "order"));
    if (!own) return this.#breach(`a step of no order ${row["order"]}`);
    const step = batch.dictionaries["step"]?.[of(row, "step")];
    if (step === "split") own.due += 1;
    if (step === "cancelled") own.due -= 1;
    if (step === "handed") own.handed += of(row, "pieces");
    if (own.handed > own.pieces) this.#breach(`order ${row["order"]} sends more than it has`);
    if (own.due < own.parcels) this.#breach(`order ${row["order"]} is called off when it is there`);
  }

  #returned(row: Row): void {
    const order = of(row, "order");
    const own = this.#orders.get(order);
    if (!own) return this.#breach(`a return of no order ${order}`);
    own.returnedPieces += of(row, "quantity");
    own.refundFen += of(row, "refund_fen");
    if (own.returnedPieces > own.linePieces)
      this.#breach(`order ${order} returns more than it has`);
    if (own.refundFen > own.goodsFen) this.#breach(`order ${order} is refunded more than was paid`);
  }

  // Whoever has a coupon spends it in one order; what it takes off may stand in several lines of it.
  #discount(row: Row, batch: Batch): void {
    const kind = batch.dictionaries["promotion"]?.[of(row, "promotion")];
    const order = of(row, "order");
    const own = this.#orders.get(order);
    if (kind !== "coupon" || !own) return;
    const key = `${own.shopper} ${of(row, "campaign")}`;
    const before = this.#coupons.get(key);
    if (before !== undefined && before !== order)
      this.#breach(`shopper ${own.shopper} spends coupon ${row["campaign"]} twice`);
    this.#coupons.set(key, order);
  }

  #breach(what: string): void {
    if (this.breaches.length < 100) this.breaches.push(what);
  }
}

function of(row: Row, column: string): number {
  return row[column] ?? 0;
}

function* rows({ rows: count, columns }: Batch): Generator<Row> {
  const names = Object.keys(columns);
  for (let i = 0; i < count; i += 1)
    yield Object.fromEntries(names.map((name) => [name, columns[name]?.[i] as number]));
}
