/** How does a person change the password and see where the account is open? */
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { newPassword, ownSession } from "@dianzhang/api";
import {
  closeOtherSessions,
  closeTickets,
  passwordOf,
  sessionsOf,
  setPassword,
} from "@dianzhang/db";
import type { App, Parts } from "../app.ts";
import { COOKIE, personAt } from "../auth/guard.ts";
import { isGuessable } from "../auth/guessable.ts";
import { hashPassword, isPassword } from "../auth/passwords.ts";
import { Fault } from "../fault.ts";

/** Somebody at an unlocked screen does not get to guess the password. */
export const TRIES = {
  max: 10,
  timeWindow: "1 minute",
  hook: "preHandler",
  keyGenerator: (request: FastifyRequest) => personAt(request).id,
} as const;

export function accountDoors(app: App, parts: Parts): void {
  const { db } = parts;

  app.route({
    method: "POST",
    url: "/api/me/password",
    config: { access: "person", rateLimit: TRIES, gives: "nothing" },
    schema: { body: newPassword },
    handler: async (request, reply) => {
      const { id, name, account } = personAt(request);
      const { current, next } = request.body;
      if (!(await isPassword(current, await passwordOf(db, id))))
        throw new Fault("not-your-password");
      if (await isGuessable(next, [name, account])) throw new Fault("guessable-password");
      await setPassword(db, id, await hashPassword(next));
      // Whoever came in by the old password is out within the second a session is remembered for.
      await closeOtherSessions(db, id, request.cookies[COOKIE] ?? "");
      await closeTickets(db, id);
      return reply.code(204).send();
    },
  });

  app.route({
    method: "GET",
    url: "/api/me/sessions",
    config: { access: "person" },
    schema: { response: { 200: z.array(ownSession) } },
    handler: async (request) => {
      const rows = await sessionsOf(db, personAt(request).id, request.cookies[COOKIE] ?? "");
      return rows.map(({ openedAt, expiresAt, isThis }) => ({
        openedAt: openedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        isThis,
      }));
    },
  });

  app.route({
    method: "DELETE",
    url: "/api/me/sessions",
    config: { access: "person", gives: "nothing" },
    handler: async (request, reply) => {
      await closeOtherSessions(db, personAt(request).id, request.cookies[COOKIE] ?? "");
      return reply.code(204).send();
    },
  });
}
