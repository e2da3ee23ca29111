/** Who may move a market's time, and how far? */
import { z } from "zod";
import { advance, clock } from "@dianzhang/api";
import { placeOf, type Place } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { Fault } from "../fault.ts";

const params = z.object({ market: z.string() });

export function clockDoors(app: App, { db, host }: Parts): void {
  app.route({
    method: "POST",
    url: "/api/markets/:market/clock",
    config: { access: "person" },
    schema: { params, body: advance, response: { 202: clock } },
    handler: async (request, reply) => {
      const place = await placeOf(db, personAt(request), request.params.market);
      refuseOthersClock(place);
      return reply.code(202).send(await host.advance(place.market.id, request.body.hours));
    },
  });

  app.route({
    method: "DELETE",
    url: "/api/markets/:market/clock",
    config: { access: "person" },
    schema: { params, response: { 200: clock } },
    handler: async (request) => {
      const place = await placeOf(db, personAt(request), request.params.market);
      refuseOthersClock(place);
      return host.stop(place.market.id);
    },
  });
}

// Alone in a market its trainee runs the clock; where several sit, the teacher does.
function refuseOthersClock({ market, isTeacher }: Place): void {
  if (market.mode === "shared" && !isTeacher) throw new Fault("market-not-yours-to-run");
}
