/** How is a file put, and a picture looked at? */
import { z } from "zod";
import { storedFile } from "@dianzhang/api";
import type { App, Parts } from "../app.ts";
import { personAt } from "../auth/guard.ts";
import { Fault } from "../fault.ts";
import { putFile, readPicture } from "../files/store.ts";

const UPLOADS = { max: 120, timeWindow: "1 minute" };

export function fileDoors(app: App, { files }: Parts): void {
  app.route({
    method: "POST",
    url: "/api/files",
    config: { access: "person", rateLimit: UPLOADS, takes: "file" },
    schema: { response: { 201: storedFile } },
    handler: async (request, reply) => {
      const part = await request.file();
      if (!part) throw new Fault("malformed", { path: "file", reason: "one file expected" });
      // The parser drops a path from the name; the raw header still shows that somebody tried.
      const bytes = await part.toBuffer();
      const stored = await putFile(files, personAt(request).id, { name: part.filename, bytes });
      return reply.code(201).send(stored);
    },
  });

  app.route({
    method: "GET",
    url: "/api/files/:hash",
    config: { access: "person", gives: ["image/webp"] },
    schema: { params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }) },
    handler: async (request, reply) => {
      const bytes = await readPicture(files, request.params.hash);
      return reply
        .type("image/webp")
        .header("cache-control", "private, max-age=31536000, immutable")
        .header("x-content-type-options", "nosniff")
        .send(bytes);
    },
  });
}
