/** How does the browser get the web app? Hashed files for ever, the page itself always fresh. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { App, Parts } from "../app.ts";
import { Fault } from "../fault.ts";

/** Scripts and styles only from here; charts and tables set style attributes. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join("; ");

/** Answers of the API are never pages; its documentation is one, and brings its own scripts. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

export async function webDoor(app: App, { web }: Parts): Promise<void> {
  const hasWeb = web !== undefined && existsSync(join(web, "index.html"));
  app.addHook("onSend", async (request, reply) => {
    void reply.header("x-content-type-options", "nosniff").header("referrer-policy", "same-origin");
    const isApi = request.url.startsWith("/api") && !request.url.startsWith("/api/docs");
    void reply.header("content-security-policy", isApi ? API_POLICY : POLICY);
    if (!isApi) return;
    // What concerns people is kept by nobody, but where a door says otherwise.
    if (!reply.hasHeader("cache-control")) void reply.header("cache-control", "no-store");
    void reply.header("x-request-id", request.id);
  });
  if (hasWeb) {
    await app.register(fastifyStatic, {
      root: web,
      wildcard: true,
      index: false,
      setHeaders: (response, path) => {
        const isHashed = path.includes(`${join(web, "assets")}`);
        response.header(
          "cache-control",
          isHashed ? "public, max-age=31536000, immutable" : "no-cache",
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === "GET" &&
      !request.url.startsWith("/api") &&
      !/\.\w+(\?|$)/.test(request.url);
    if (!hasWeb || !isPage) throw new Fault("not-found");
    return reply.header("cache-control", "no-cache").sendFile("index.html");
  });
  if (hasWeb) {
    app.get("/", { config: {} }, (_, reply) =>
      reply.header("cache-control", "no-cache").sendFile("index.html"),
    );
  }
}
