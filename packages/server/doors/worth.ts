/** What was a step worth: what would this shop have today without it? */
import { z } from "zod";
import { worth } from "@dianzhang/api";
import { readLog, type Db, type MarketRow } from "@dianzhang/db";
import { ADOPT, ADVANCE, type LogRow } from "@dianzhang/kernel";
import { placeOf, shopAt } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { Fault } from "../fault.ts";
import { scenarioOf } from "../frozen.ts";
import type { WorthOrder } from "../worth/worths.ts";

const params = z.object({
  market: z.string(),
  seq: z.coerce.number().int().min(0).max(0x7fffffff),
});
const query = z.object({ shop: z.coerce.number().int().min(0).optional() });
const CHUNK = 1000;

/** The answer reaches over whole days; asked on another day it is played anew. */
export function worthDoor(app: App, parts: Parts): void {
  const { db, host, worths } = parts;
  app.route({
    method: "GET",
    url: "/api/markets/:market/worth/:seq",
    config: { access: "person" },
    schema: { params, querystring: query, response: { 200: worth } },
    handler: async (request) => {
      const { seq } = request.params;
      const place = await placeOf(parts, personAt(request), request.params.market);
      const { market } = place;
      const shop = shopAt(place, request.query.shop);
      const [row] = await readLog(db, market.id, { after: seq - 1, limit: 1 });
      if (row?.seq !== seq || row.shop !== shop) throw new Fault("no-such-decision", { seq });
      const days = Math.floor((host.now(market.id) ?? market.now) / 24);
      return worths.ask(`${market.id} ${seq} ${days}`, async () => ({
        ...(await orderOf(db, market, seq, days)),
        // Another model would answer for another market.
        model: await host.modelOf(market),
      }));
    },
  });
}

async function orderOf(
  db: Db,
  market: MarketRow,
  seq: number,
  days: number,
): Promise<Omit<WorthOrder, "model">> {
  const { seed, shoppers, seats } = market;
  const rows: LogRow[] = [];
  for (let after = -1; ; after = rows.at(-1)?.seq ?? after) {
    const chunk = await readLog(db, market.id, { after, limit: CHUNK });
    rows.push(...chunk);
    if (chunk.length < CHUNK) break;
  }
  if (rows.some((row) => row.command.type === ADOPT)) throw new Fault("worth-across-models");
  return {
    opening: { scenario: await scenarioOf(db, market), seed, shoppers, seats },
    rows: rows.filter((row) => row.command.type !== ADVANCE && row.tick < days * 24),
    seqs: [seq],
    days,
  };
}
