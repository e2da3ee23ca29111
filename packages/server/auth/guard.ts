/** Who may pass which door? Every door declares its access; one hook checks it before anything else. */
import type { FastifyRequest } from "fastify";
import { personOfSession, type Db, type GuardedRow } from "@dianzhang/db";
import type { App } from "../app.ts";
import { Fault } from "../fault.ts";
import type { Recall } from "../recall.ts";
import { mustSetUp, type RequiredOf } from "./required.ts";

/** `public`: anyone. `person`: signed in. `teacher`: a teacher or an administrator. */
export type Access = "public" | "person" | "teacher";

/** Who is signed in, and whether a second factor has to be set up before anything else. */
export interface Visitor extends GuardedRow {
  readonly mustSetUp: boolean;
}

export const COOKIE = "dianzhang_session";

declare module "fastify" {
  interface FastifyContextConfig {
    access?: Access;
    /** Open also to those who must set up a second factor first. */
    isBeforeSetUp?: boolean;
  }
  interface FastifyRequest {
    person: Visitor | null;
  }
}

interface Gate {
  readonly db: Db;
  readonly sessions: Recall<Visitor>;
  readonly secondFactorFor: RequiredOf;
}

/** Guards every door below /api; one that declares no access stops the start. */
export function guard(app: App, gate: Gate): void {
  app.decorateRequest("person", null);
  app.addHook("onRoute", (route) => {
    const isOurs = route.url.startsWith("/api") && !route.url.startsWith("/api/docs");
    if (isOurs && !route.config?.access) throw new Error(`${route.url} declares no access`);
  });
  app.addHook("onRequest", async (request) => {
    refuseForeignOrigin(request);
    const access = request.routeOptions.config?.access;
    if (!access) return;
    const token = request.cookies[COOKIE];
    const found = token ? await gate.sessions.get(token, () => lookFor(gate, token)) : undefined;
    request.person = found ?? null;
    if (access === "public") return;
    if (!request.person) throw new Fault("signed-out");
    if (request.person.mustSetUp && !request.routeOptions.config.isBeforeSetUp)
      throw new Fault("second-factor-owed");
    if (access === "teacher" && request.person.role === "trainee") throw new Fault("not-allowed");
  });
}

async function lookFor({ db, secondFactorFor }: Gate, token: string): Promise<Visitor | undefined> {
  const found = await personOfSession(db, token);
  return found && { ...found, mustSetUp: await mustSetUp(db, secondFactorFor, found) };
}

/** The person of a door that is not public. */
export function personAt(request: FastifyRequest): Visitor {
  if (!request.person) throw new Fault("signed-out");
  return request.person;
}

// A browser names the site a changing request comes from; one that names none is not a browser.
function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw new Fault("foreign-origin");
  if (origin !== undefined && hostOf(origin) !== host) throw new Fault("foreign-origin");
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Whether the request came from this very machine, by address and by the name it asked for. */
export function isLocal(request: FastifyRequest): boolean {
  const isLoopback = /^(127\.|::1$|::ffff:127\.)/.test(request.ip);
  const name = hostOf(`http://${request.headers.host ?? ""}`)?.replace(/:\d+$/, "");
  return isLoopback && (name === "localhost" || name === "127.0.0.1" || name === "[::1]");
}
