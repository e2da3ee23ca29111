/** Is the server well? */
import { z } from "zod";
import { countPeople } from "@dianzhang/db";
import type { App, Parts } from "../app.ts";
import { watchLoop } from "../loop-delay.ts";

const health = z.object({
  status: z.literal("ok"),
  modelVersion: z.string(),
  uptimeSeconds: z.int(),
  people: z.int(),
  /** How long the event loop kept everybody waiting in the last ten to twenty seconds. */
  loopDelay: z.object({ p99Ms: z.number(), maxMs: z.number() }),
});

export function healthDoor(app: App, { db, shelf }: Parts): void {
  const loop = watchLoop();
  app.addHook("onClose", async () => loop.close());
  app.route({
    method: "GET",
    url: "/api/health",
    config: { access: "public" },
    schema: { response: { 200: health } },
    handler: async () => ({
      status: "ok" as const,
      modelVersion: shelf.modelVersion,
      uptimeSeconds: Math.round(process.uptime()),
      people: await countPeople(db),
      loopDelay: loop.read(),
    }),
  });
}
