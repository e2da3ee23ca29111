/** How is a dashboard's number asked for? One metric, one shop, one period. */
import { z } from "zod";
import { answer, metricLine, period, RENDER_FORMATS } from "@dianzhang/api";
import { frozenScenario } from "@dianzhang/db";
import type { Scenario } from "@dianzhang/market";
import { placeOf, shopAt } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { Fault } from "../fault.ts";
import { RENDERED, sendTable } from "../render/send.ts";
import { headed, inUnit, momentOf, type Measure } from "../render/units.ts";

const inMarket = z.object({ market: z.string() });
const query = period.extend({
  shop: z.coerce.number().int().min(0).optional(),
  format: z.enum(["json", ...RENDER_FORMATS]).default("json"),
  language: z.enum(["zh", "en"]).default("zh"),
});

export function metricDoors(app: App, parts: Parts): void {
  const { db, host, lakes } = parts;

  app.route({
    method: "GET",
    url: "/api/markets/:market/metrics",
    config: { access: "person" },
    schema: { params: inMarket, response: { 200: z.array(metricLine) } },
    handler: async (request) => {
      await placeOf(parts, personAt(request), request.params.market);
      return [...lakes.catalogue];
    },
  });

  app.route({
    method: "GET",
    url: "/api/markets/:market/metrics/:metric",
    config: { access: "person", gives: RENDERED },
    schema: {
      params: inMarket.extend({ metric: z.string() }),
      querystring: query,
      response: { 200: answer },
    },
    handler: async (request, reply) => {
      const { from, to, format, language } = request.query;
      if (to <= from)
        throw new Fault("malformed", { path: "to", reason: "should be later than from" });
      const place = await placeOf(parts, personAt(request), request.params.market);
      const shop = shopAt(place, request.query.shop);
      const { metric } = request.params;
      await host.fillLake(place.market.id);
      const found = await lakes.ask(host.lakeOf(place.market.id), metric, { shop, from, to });
      if (format === "json") return found;
      const measures = found.columns.map(({ unit }): Measure =>
        unit === "fen" || unit === "rate" ? unit : "plain",
      );
      const headings = found.columns.map(({ label }, i) =>
        headed(label[language], measures[i] ?? "plain", language),
      );
      const { firstDay } = (await frozenScenario(db, place.market.scenario_hash)) as Scenario;
      const rows = found.rows.map((row) =>
        row.map((cell, i) =>
          found.columns[i]?.unit === "at" && typeof cell === "number"
            ? momentOf(cell, firstDay)
            : inUnit(cell, measures[i] ?? "plain"),
        ),
      );
      const heading = lakes.catalogue.find(({ id }) => id === metric)?.label[language] ?? metric;
      return sendTable(reply, parts, { title: metric, heading, headings, rows }, format);
    },
  });
}
