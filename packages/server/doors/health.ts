/** Is the server well? */
import { z } from "zod";
import { countPeople } from "@dianzhang/db";
import type { App, Parts } from "../app.ts";

const health = z.object({
  status: z.literal("ok"),
  modelVersion: z.string(),
  uptimeSeconds: z.int(),
  people: z.int(),
});

export function healthDoor(app: App, { db, shelf }: Parts): void {
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
    }),
  });
}
