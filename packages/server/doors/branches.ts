/** What was decided, how does a person try otherwise, and how does a market go over to a newer model? */
import { z } from "zod";
import { historyLine, marketLine, newBranch } from "@dianzhang/api";
import { addBranch, decisionsOf, rowAt } from "@dianzhang/db";
import { placeOf, shopAt, type Place } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { Fault } from "../fault.ts";
import { lineOf, OPENINGS } from "./markets.ts";

const params = z.object({ market: z.string() });
const page = z.object({
  shop: z.coerce.number().int().min(0).optional(),
  before: z.coerce.number().int().min(0).max(0x7fffffff).default(0x7fffffff),
});
const PAGE = 50;

export function branchDoors(app: App, parts: Parts): void {
  const { db, host } = parts;

  app.route({
    method: "GET",
    url: "/api/markets/:market/decisions",
    config: { access: "person" },
    schema: { params, querystring: page, response: { 200: z.array(historyLine) } },
    handler: async (request) => {
      const place = await placeOf(parts, personAt(request), request.params.market);
      const { before } = request.query;
      const shop = shopAt(place, request.query.shop);
      const rows = await decisionsOf(db, place.market.id, { shop, before, limit: PAGE });
      return rows.map(({ seq, tick, command, person, at }) => ({
        seq,
        tick,
        command: command as { type: string },
        person,
        at: at.toISOString(),
      }));
    },
  });

  app.route({
    method: "POST",
    url: "/api/markets/:market/branches",
    config: { access: "person", rateLimit: OPENINGS },
    schema: { params, body: newBranch, response: { 201: marketLine } },
    handler: async (request, reply) => {
      const person = personAt(request);
      const { market, own } = refuseGraded(await placeOf(parts, person, request.params.market));
      const { seq, name = market.name } = request.body;
      const isThere = seq === -1 || (await rowAt(db, market.id, seq));
      if (!isThere) throw new Fault("no-such-decision", { seq });
      const id = await addBranch(db, market.id, { seq, name });
      const branch = await placeOf(parts, person, id);
      return reply.code(201).send(lineOf(branch.market, own));
    },
  });

  app.route({
    method: "POST",
    url: "/api/markets/:market/model",
    config: { access: "person" },
    schema: { params, response: { 200: z.object({ version: z.string() }) } },
    handler: async (request) => {
      const person = personAt(request);
      const { market } = refuseGraded(await placeOf(parts, person, request.params.market));
      await host.adopt(market.id, person.id);
      return { version: parts.shelf.modelVersion };
    },
  });
}

// One history for everything that is graded or shared; a practice market is its owner's to play with.
function refuseGraded(place: Place): Place {
  const { market, own } = place;
  const isPractice = market.mode === "solo" && market.lesson === null;
  if (!isPractice || own === null) throw new Fault("branch-practice-only");
  return place;
}
