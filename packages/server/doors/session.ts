/** How does a person sign in and out? */
import type { FastifyRequest } from "fastify";
import { codeShown, demoSignIn, me, session, signIn, type Session } from "@dianzhang/api";
import {
  classesAttendedBy,
  classesTaughtBy,
  closeSession,
  closeTicket,
  countTry,
  demoPeople,
  factorOf,
  findAccount,
  personOfTicket,
  type PersonRow,
} from "@dianzhang/db";
import type { App, Parts } from "../app.ts";
import {
  enter,
  handCookie,
  handTicket,
  takeTicketBack,
  TICKET,
  type Arrival,
  type Entered,
} from "../auth/arrival.ts";
import { COOKIE, isLocal, personAt } from "../auth/guard.ts";
import { signInLimits, type SignInLimits } from "../auth/limits.ts";
import { isPassword } from "../auth/passwords.ts";
import { mustSetUp } from "../auth/required.ts";
import { takeCode } from "../auth/second-factor.ts";
import { Fault } from "../fault.ts";
import { secondFactorDoors } from "./second-factor.ts";

export function sessionDoors(app: App, parts: Parts): void {
  const { db, sessions } = parts;

  app.route({
    method: "GET",
    url: "/api/session",
    config: { access: "public" },
    schema: { response: { 200: session } },
    handler: async (request) => ({
      person: request.person,
      demo: await demoFor(parts, request),
      asks: await askedOf(parts, request),
    }),
  });

  app.route({
    method: "DELETE",
    url: "/api/session",
    config: { access: "public", gives: "nothing" },
    handler: async (request, reply) => {
      const token = request.cookies[COOKIE];
      if (token) {
        await closeSession(db, token);
        sessions.forget(token);
      }
      takeTicketBack({ reply });
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

  const limits = signInLimits(app);
  signInDoors(app, parts, limits);
  secondFactorDoors(app, parts, limits);
}

function signInDoors(app: App, parts: Parts, limits: SignInLimits): void {
  const { db } = parts;

  app.route({
    method: "POST",
    url: "/api/session",
    config: { access: "public" },
    schema: { body: signIn, response: { 200: session } },
    handler: async (request, reply) => {
      const { account, password } = request.body;
      await limits.tryToEnter(request, account);
      const found = await findAccount(db, account);
      const isRight = await isPassword(password, found?.password_hash);
      if (!found || !isRight) throw new Fault("wrong-password");
      return welcome(parts, { request, reply }, found);
    },
  });

  app.route({
    method: "POST",
    url: "/api/session/demo",
    config: { access: "public" },
    schema: { body: demoSignIn, response: { 200: session } },
    handler: async (request, reply) => {
      await limits.tryToEnter(request, request.body.account);
      if (!isLocal(request)) throw new Fault("demo-elsewhere");
      const found = (await demoPeople(db)).find(
        (person) => person.account === request.body.account,
      );
      if (!found) throw new Fault("not-found");
      return welcome(parts, { request, reply }, found);
    },
  });

  app.route({
    method: "POST",
    url: "/api/session/code",
    config: { access: "public" },
    schema: { body: codeShown, response: { 200: session } },
    handler: async (request, reply) => {
      const token = request.cookies[TICKET] ?? "";
      const person = await personOfTicket(db, token);
      if (!person) throw new Fault("ticket-over");
      await limits.tryToEnter(request, person.account);
      await limits.tryCode(request, person.id);
      if (!(await countTry(db, token))) throw new Fault("ticket-over");
      const entered = await db.transaction().execute(async (tx) => {
        const { code } = request.body;
        if (!(await takeCode(tx, parts.vault, { person: person.id, code }))) return undefined;
        if (!(await closeTicket(tx, token))) throw new Fault("ticket-over");
        return enter(tx, request, person.id);
      });
      if (!entered) throw new Fault("wrong-code");
      takeTicketBack({ reply });
      return arrived(parts, { request, reply }, { person, entered });
    },
  });
}

/** The first step is done: in, or with a ticket to the second. */
async function welcome(parts: Parts, arrival: Arrival, person: PersonRow): Promise<Session> {
  const factor = await factorOf(parts.db, person.id);
  if (factor?.confirmedAt) {
    await handTicket(parts.db, arrival, person.id);
    return { person: null, demo: [], asks: "code" };
  }
  const entered = await enter(parts.db, arrival.request, person.id);
  return arrived(parts, arrival, { person, entered });
}

interface Let {
  readonly person: PersonRow;
  readonly entered: Entered;
}

async function arrived(parts: Parts, arrival: Arrival, { person, entered }: Let): Promise<Session> {
  if (entered.old) parts.sessions.forget(entered.old);
  handCookie(arrival, entered);
  const { id, account, name, role } = person;
  const hasSecondFactor = Boolean((await factorOf(parts.db, id))?.confirmedAt);
  const isOwed = await mustSetUp(parts.db, parts.secondFactorFor, { ...person, hasSecondFactor });
  const demo = await demoFor(parts, arrival.request);
  return { person: { id, account, name, role }, demo, asks: isOwed ? "set-up" : null };
}

/** What stands between whoever asks and the house. */
async function askedOf({ db }: Parts, request: FastifyRequest): Promise<Session["asks"]> {
  if (request.person) return request.person.mustSetUp ? "set-up" : null;
  const ticket = request.cookies[TICKET];
  return ticket && (await personOfTicket(db, ticket)) ? "code" : null;
}

/** The accounts a click may sign in as: only for somebody at this very machine. */
async function demoFor({ db }: Parts, request: FastifyRequest): Promise<PersonRow[]> {
  return isLocal(request) ? demoPeople(db) : [];
}
