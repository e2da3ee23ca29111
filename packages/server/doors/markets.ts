/** Which markets does a person have, and what do commands do there? */
import { z } from "zod";
import {
  command,
  decided,
  marketLine,
  marketState,
  newMarket,
  scenarioLine,
  type MarketLine,
} from "@dianzhang/api";
import { frozenScenario, marketsOfPerson, seatsOf, type MarketRow } from "@dianzhang/db";
import type { Scenario } from "@dianzhang/market";
import { placeOf, shopAt } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { resolveFiles } from "../files/store.ts";
import { openMarketFor } from "../opening.ts";

const inMarket = z.object({ market: z.string() });
const asShop = z.object({ shop: z.coerce.number().int().min(0).optional() });
/** A command sent again under its key is answered as it was the first time, and not decided again. */
const underKey = z.looseObject({
  "idempotency-key": z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional(),
});

/** A market is cheap to open and dear to run; a branch is a market too. */
export const OPENINGS = { max: 30, timeWindow: "10 minutes" };

export function marketDoors(app: App, parts: Parts): void {
  const { db, shelf } = parts;

  app.route({
    method: "GET",
    url: "/api/scenarios",
    config: { access: "person" },
    schema: { response: { 200: z.array(scenarioLine) } },
    handler: () => [...shelf.lines],
  });

  app.route({
    method: "GET",
    url: "/api/markets",
    config: { access: "person" },
    schema: { response: { 200: z.array(marketLine) } },
    handler: async (request) => {
      const rows = await marketsOfPerson(db, personAt(request).id);
      return rows.map(({ shop, ...row }) => lineOf(row, shop));
    },
  });

  app.route({
    method: "POST",
    url: "/api/markets",
    config: { access: "person", rateLimit: OPENINGS },
    schema: { body: newMarket, response: { 201: marketLine } },
    handler: async (request, reply) => {
      const {
        scenario,
        seed,
        shoppers,
        name = shelf.take(scenario).scenario.name.zh,
      } = request.body;
      const people = [personAt(request).id];
      const id = await openMarketFor(db, shelf, {
        scenario,
        seed,
        shoppers,
        name,
        mode: "solo",
        people,
      });
      const { market } = await placeOf(parts, personAt(request), id);
      return reply.code(201).send(lineOf(market, 0));
    },
  });

  oneMarketDoors(app, parts);
}

function oneMarketDoors(app: App, parts: Parts): void {
  const { db, host, files, shelf } = parts;

  app.route({
    method: "GET",
    url: "/api/markets/:market",
    config: { access: "person" },
    schema: { params: inMarket, response: { 200: marketState } },
    handler: async (request) => {
      const { market, own } = await placeOf(parts, personAt(request), request.params.market);
      const scenario = (await frozenScenario(db, market.scenario_hash)) as Scenario;
      const seats = await seatsOf(db, market.id);
      const { quarantine_reason: reason, quarantine_seq: seq } = market;
      const version = host.model(market.id) ?? (await host.modelOf(market)).version;
      return {
        ...lineOf({ ...market, now: host.now(market.id) ?? market.now }, own),
        firstDay: scenario.firstDay,
        clock: host.clock(market.id),
        seats: seats.map(({ shop, person, name }) => ({ shop, person, name })),
        quarantine: reason !== null && seq !== null ? { reason, seq } : null,
        model: {
          version,
          isInstalled: version === shelf.modelVersion,
          desks: await host.desks(version),
        },
        parent:
          market.parent === null ? null : { market: market.parent, seq: market.parent_seq ?? -1 },
      };
    },
  });

  app.route({
    method: "POST",
    url: "/api/markets/:market/commands",
    config: { access: "person" },
    schema: {
      params: inMarket,
      querystring: asShop,
      headers: underKey,
      body: command,
      response: { 200: decided },
    },
    handler: async (request) => {
      const arrivedAt = performance.now();
      const person = personAt(request);
      const place = await placeOf(parts, person, request.params.market);
      const shop = shopAt(place, request.query.shop);
      const resolved = await resolveFiles(files, person.id, request.body);
      return host.command(place.market.id, {
        shop,
        person: person.id,
        command: request.body,
        resolved,
        key: request.headers["idempotency-key"],
        arrivedAt,
      });
    },
  });
}

export function lineOf(
  { id, name, scenario, mode, now, lesson }: MarketRow,
  shop: number | null,
): MarketLine {
  return { id, name, scenario, mode, shop, now, lesson };
}
