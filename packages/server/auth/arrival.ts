/** What does a browser get that was let in, or halfway in? Cookies no script can read. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { closeSession, openSession, openTicket, type Db } from "@dianzhang/db";
import { COOKIE } from "./guard.ts";

export const TICKET = "dianzhang_ticket";
/** The only doors a ticket is sent to. */
const TICKET_PATH = "/api/session";

const SESSION_DAYS = 14;
const TICKET_MS = 5 * 60_000;

export interface Arrival {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Opens a session; whoever was in at this browser is out. Its cookie is given with `handCookie`. */
export async function enter(db: Db, request: FastifyRequest, person: string): Promise<Entered> {
  const old = request.cookies[COOKIE];
  if (old) await closeSession(db, old);
  const expires = new Date(Date.now() + SESSION_DAYS * 86_400_000);
  return { token: await openSession(db, person, expires), expires, old };
}

export interface Entered {
  readonly token: string;
  readonly expires: Date;
  readonly old: string | undefined;
}

export function handCookie({ request, reply }: Arrival, { token, expires }: Entered): void {
  void reply.setCookie(COOKIE, token, { ...cookieAt("/", request), expires });
}

/** The right password was given: a code is owed. */
export async function handTicket(db: Db, { request, reply }: Arrival, person: string) {
  const expires = new Date(Date.now() + TICKET_MS);
  const token = await openTicket(db, person, expires);
  void reply.setCookie(TICKET, token, { ...cookieAt(TICKET_PATH, request), expires });
}

export function takeTicketBack({ reply }: Pick<Arrival, "reply">): void {
  void reply.clearCookie(TICKET, { path: TICKET_PATH });
}

function cookieAt(path: string, request: FastifyRequest) {
  const secure = request.protocol === "https";
  return { path, httpOnly: true, sameSite: "strict", secure } as const;
}
