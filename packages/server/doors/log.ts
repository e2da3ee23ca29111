/** How does a market's decision log leave the house, so that anybody can replay it? As lines of JSON. */
import { Readable } from "node:stream";
import { z } from "zod";
import { frozenScenario, readLog, type Db, type MarketRow } from "@dianzhang/db";
import { ADVANCE } from "@dianzhang/kernel";
import type { Scenario } from "@dianzhang/market";
import { placeOf } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { Fault } from "../fault.ts";

const CHUNK = 1000;

export function logDoor(app: App, parts: Parts): void {
  const { db, host } = parts;
  app.route({
    method: "GET",
    url: "/api/markets/:market/log",
    config: { access: "person", gives: ["application/x-ndjson"] },
    schema: { params: z.object({ market: z.string() }) },
    handler: async (request, reply) => {
      const { market, isTeacher } = await placeOf(parts, personAt(request), request.params.market);
      // In a shared market the log holds everybody's decisions.
      if (market.mode === "shared" && !isTeacher) throw new Fault("not-allowed");
      const now = host.now(market.id) ?? market.now;
      return reply
        .type("application/x-ndjson; charset=utf-8")
        .header("content-disposition", `attachment; filename="${market.id}.jsonl"`)
        .send(Readable.from(linesOf(db, { ...market, now })));
    },
  });
}

/** The market first, then its rows; the clock's own rows are left out. */
async function* linesOf(db: Db, market: MarketRow): AsyncGenerator<string> {
  const {
    model_version: modelVersion,
    scenario_hash: hash,
    scenario,
    seed,
    shoppers,
    seats,
    now,
  } = market;
  // Scenarios change from version to version; a log replays in the one its market was opened with.
  const frozen = (await frozenScenario(db, hash)) as Scenario;
  const days = Math.floor(now / 24);
  const opened = {
    kind: "market",
    modelVersion,
    scenario,
    seed,
    days,
    shoppers,
    shops: seats + frozen.rivals.count,
    seats,
  };
  yield `${JSON.stringify({ ...opened, arm: "default", pilot: null, frozen })}\n`;
  let after = -1;
  for (;;) {
    const rows = await readLog(db, market.id, { after, limit: CHUNK });
    for (const row of rows) {
      if (row.command.type !== ADVANCE) yield `${JSON.stringify({ kind: "row", ...row })}\n`;
    }
    if (rows.length < CHUNK) return;
    after = rows.at(-1)?.seq ?? after;
  }
}
