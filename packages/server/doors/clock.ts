/** Who may move a market's time, and how far? */
import { z } from "zod";
import { advance, clock } from "@dianzhang/api";
import { placeOf, type Place } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import type { MarketRow } from "@dianzhang/db";
import { Fault } from "../fault.ts";
import { findLesson } from "../lessons/find.ts";

const params = z.object({ market: z.string() });

export function clockDoors(app: App, parts: Parts): void {
  const { host } = parts;
  app.route({
    method: "POST",
    url: "/api/markets/:market/clock",
    config: { access: "person" },
    schema: { params, body: advance, response: { 202: clock } },
    handler: async (request, reply) => {
      const place = await placeOf(parts, personAt(request), request.params.market);
      refuseOthersClock(place);
      const hours = hoursAllowed(place.market, host.now(place.market.id), request.body.hours);
      return reply.code(202).send(await host.advance(place.market.id, hours));
    },
  });

  app.route({
    method: "DELETE",
    url: "/api/markets/:market/clock",
    config: { access: "person" },
    schema: { params, response: { 200: clock } },
    handler: async (request) => {
      const place = await placeOf(parts, personAt(request), request.params.market);
      refuseOthersClock(place);
      return host.stop(place.market.id);
    },
  });
}

// Alone in a market its trainee runs the clock; where several sit, the teacher does.
function refuseOthersClock({ market, isTeacher }: Place): void {
  if (market.mode === "shared" && !isTeacher) throw new Fault("market-not-yours-to-run");
}

// A lesson lasts the days its reference had; whoever asks for more gets what is left.
function hoursAllowed(
  { lesson, now: stored }: MarketRow,
  now: number | undefined,
  hours: number,
): number {
  const setting = lesson === null ? undefined : findLesson(lesson)?.setting;
  if (!setting) return hours;
  const left = (setting.warmDays + setting.days) * 24 - (now ?? stored);
  if (left <= 0) throw new Fault("lesson-over", { days: setting.days });
  return Math.min(hours, left);
}
