/** How does a screen hear of a market's news without asking? Server-sent events. */
import { z } from "zod";
import type { MarketNews } from "@dianzhang/api";
import { placeOf } from "../access.ts";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { Fault } from "../fault.ts";

/** Proxies close a line that is silent for a minute. */
const HEARTBEAT_MS = 20_000;
/** A person has some windows open, not a hundred. */
const STREAMS_EACH = 12;

export function watchDoor(app: App, parts: Parts): void {
  const open = new Set<() => void>();
  const streams = new Map<string, number>();
  const count = (person: string, by: 1 | -1): number => {
    const now = (streams.get(person) ?? 0) + by;
    if (now > 0) streams.set(person, now);
    else streams.delete(person);
    return now;
  };
  app.addHook("preClose", async () => {
    for (const end of open) end();
  });

  app.route({
    method: "GET",
    url: "/api/markets/:market/watch",
    config: { access: "person", gives: ["text/event-stream"] },
    schema: { params: z.object({ market: z.string() }) },
    handler: async (request, reply) => {
      const person = personAt(request);
      const { market } = await placeOf(parts, person, request.params.market);
      if ((streams.get(person.id) ?? 0) >= STREAMS_EACH) throw new Fault("too-many-requests");
      count(person.id, 1);
      reply.hijack();
      const line = reply.raw;
      line.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      line.write(`retry: 2000\n\n`);
      const say = (news: MarketNews) => line.write(`data: ${JSON.stringify(news)}\n\n`);
      const silence = parts.host.news.listen(market.id, say);
      const beat = setInterval(() => line.write(": still here\n\n"), HEARTBEAT_MS);
      const end = () => {
        if (!open.has(end)) return;
        count(person.id, -1);
        clearInterval(beat);
        silence();
        open.delete(end);
        line.end();
      };
      open.add(end);
      request.raw.on("close", end);
    },
  });
}
