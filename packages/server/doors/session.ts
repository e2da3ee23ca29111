/** How does a person sign in and out? */
import type { FastifyReply, FastifyRequest } from "fastify";
import { demoSignIn, me, session, signIn, type Session } from "@dianzhang/api";
import {
  classesAttendedBy,
  classesTaughtBy,
  closeSession,
  demoPeople,
  findAccount,
  openSession,
  type PersonRow,
} from "@dianzhang/db";
import type { App, Parts } from "../app.ts";
import { COOKIE, isLocal, personAt } from "../auth/guard.ts";
import { isPassword } from "../auth/passwords.ts";
import { Fault } from "../fault.ts";

const SESSION_DAYS = 14;
/** From one address, whatever the account: a class of fifty signs in twice a minute, a guesser more often. */
const ADDRESS_LIMIT = { max: 120, timeWindow: 60_000 } as const;
/** For each account and address: a whole class may sign in from behind one address at once. */
const SIGN_IN_LIMIT = {
  max: 20,
  timeWindow: "1 minute",
  hook: "preHandler",
  keyGenerator: ({ ip, body }: FastifyRequest) =>
    `${ip} ${(body as { account?: string }).account ?? ""}`,
} as const;

export function sessionDoors(app: App, parts: Parts): void {
  const { db, sessions } = parts;

  app.route({
    method: "GET",
    url: "/api/session",
    config: { access: "public" },
    schema: { response: { 200: session } },
    handler: async (request) => ({ person: request.person, demo: await demoFor(parts, request) }),
  });

  app.route({
    method: "DELETE",
    url: "/api/session",
    config: { access: "public" },
    handler: async (request, reply) => {
      const token = request.cookies[COOKIE];
      if (token) {
        await closeSession(db, token);
        sessions.forget(token);
      }
      return reply.clearCookie(COOKIE, { path: "/" }).code(204).send();
    },
  });

  app.route({
    method: "GET",
    url: "/api/me",
    config: { access: "person" },
    schema: { response: { 200: me } },
    handler: async (request) => {
      const person = personAt(request);
      const isTrainee = person.role === "trainee";
      const classes = isTrainee
        ? await classesAttendedBy(db, person.id)
        : await classesTaughtBy(db, person.id);
      return { person, classes: classes.map(({ id, name }) => ({ id, name })) };
    },
  });

  signInDoors(app, parts);
}

function signInDoors(app: App, parts: Parts): void {
  const { db } = parts;
  const fromOneAddress = app.createRateLimit(ADDRESS_LIMIT);

  app.route({
    method: "POST",
    url: "/api/session",
    config: { access: "public", rateLimit: SIGN_IN_LIMIT },
    schema: { body: signIn, response: { 200: session } },
    handler: async (request, reply) => {
      const limit = await fromOneAddress(request);
      if (!limit.isAllowed && limit.isExceeded) throw new Fault("too-many-requests");
      const { account, password } = request.body;
      const found = await findAccount(db, account);
      const isRight = await isPassword(password, found?.password_hash);
      if (!found || !isRight) throw new Fault("wrong-password");
      return welcome(parts, { request, reply, person: found });
    },
  });

  app.route({
    method: "POST",
    url: "/api/session/demo",
    config: { access: "public", rateLimit: SIGN_IN_LIMIT },
    schema: { body: demoSignIn, response: { 200: session } },
    handler: async (request, reply) => {
      if (!isLocal(request)) throw new Fault("demo-elsewhere");
      const found = (await demoPeople(db)).find(
        (person) => person.account === request.body.account,
      );
      if (!found) throw new Fault("not-found");
      return welcome(parts, { request, reply, person: found });
    },
  });
}

interface Arrival {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly person: PersonRow;
}

async function welcome(parts: Parts, { request, reply, person }: Arrival): Promise<Session> {
  const expires = new Date(Date.now() + SESSION_DAYS * 86_400_000);
  const token = await openSession(parts.db, person.id, expires);
  const secure = request.protocol === "https";
  void reply.setCookie(COOKIE, token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure,
    expires,
  });
  const { id, account, name, role } = person;
  return { person: { id, account, name, role }, demo: await demoFor(parts, request) };
}

/** The accounts a click may sign in as: only for somebody at this very machine. */
async function demoFor({ db }: Parts, request: FastifyRequest): Promise<PersonRow[]> {
  return isLocal(request) ? demoPeople(db) : [];
}
