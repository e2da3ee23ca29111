/** How does a person turn the second factor on and off, and get new recovery codes? */
import type { FastifyRequest } from "fastify";
import {
  codeShown,
  factorChange,
  factorStart,
  factorState,
  newFactor,
  recoveryCodes,
  type FactorChange,
  type RecoveryCodes,
} from "@dianzhang/api";
import {
  auditOf,
  closeSessions,
  closeTickets,
  confirmFactor,
  dropFactor,
  factorOf,
  holdFactor,
  passwordOf,
  proposeFactor,
  recoveryCodesLeft,
  setRecoveryCodes,
  writeAudit,
  type Db,
} from "@dianzhang/db";
import type { App, Parts } from "../app.ts";
import { enter, handCookie } from "../auth/arrival.ts";
import { personAt } from "../auth/guard.ts";
import type { SignInLimits } from "../auth/limits.ts";
import { newSecret, shownSecret } from "../auth/one-time-codes.ts";
import { isPassword } from "../auth/passwords.ts";
import { newRecoveryCodes } from "../auth/recovery-codes.ts";
import { takeCode, takeStep } from "../auth/second-factor.ts";
import { KEY_FILE } from "../auth/vault.ts";
import { Fault } from "../fault.ts";
import { TRIES } from "./account.ts";

/** A person's own page; whoever must set a factor up first gets here and no further. */
const OWN = { access: "person", isBeforeSetUp: true } as const;
const GUESSED = { ...OWN, rateLimit: TRIES } as const;
const LINES = 8;

export function secondFactorDoors(app: App, parts: Parts, limits: SignInLimits): void {
  const { db } = parts;
  if (!parts.vault) app.log.error({ file: KEY_FILE }, "the key of the second factors is missing");

  app.route({
    method: "GET",
    url: "/api/me/second-factor",
    config: OWN,
    schema: { response: { 200: factorState } },
    handler: async (request) => {
      const { id } = personAt(request);
      const factor = await factorOf(db, id);
      const history = await auditOf(db, id, LINES);
      return {
        isOn: Boolean(factor?.confirmedAt),
        since: factor?.confirmedAt?.toISOString() ?? null,
        recoveryCodesLeft: await recoveryCodesLeft(db, id),
        hasPassword: (await passwordOf(db, id)) !== null,
        history: history.map((line) => ({ ...line, at: line.at.toISOString() })),
      };
    },
  });

  setUpDoors(app, parts, limits);
  changeDoors(app, parts, limits);
}

function setUpDoors(app: App, parts: Parts, limits: SignInLimits): void {
  const { db, vault } = parts;

  app.route({
    method: "POST",
    url: "/api/me/second-factor",
    config: GUESSED,
    schema: { body: factorStart, response: { 200: newFactor } },
    handler: async (request, reply) => {
      const { id, account } = personAt(request);
      await checkPassword(parts, request, request.body.password);
      if (!vault) throw new Fault("second-factor-unreadable");
      const secret = newSecret();
      if (!(await proposeFactor(db, id, vault.seal(secret, id))))
        throw new Fault("second-factor-on");
      void reply.header("cache-control", "no-store");
      return shownSecret(secret, account);
    },
  });

  app.route({
    method: "POST",
    url: "/api/me/second-factor/confirm",
    config: GUESSED,
    schema: { body: codeShown, response: { 200: recoveryCodes } },
    handler: async (request, reply): Promise<RecoveryCodes> => {
      const { id } = personAt(request);
      const { code } = request.body;
      await limits.tryCode(request, id);
      const { codes, hashes } = await newRecoveryCodes();
      const entered = await db.transaction().execute(async (tx) => {
        const factor = await holdFactor(tx, id);
        if (!factor) throw new Fault("second-factor-off");
        if (factor.confirmedAt) throw new Fault("second-factor-on");
        if (!(await takeStep(tx, vault, { person: id, code, ...factor }))) return undefined;
        await confirmFactor(tx, id);
        await setRecoveryCodes(tx, id, hashes);
        await writeAudit(tx, { person: id, what: "on", by: id });
        // Whoever came in by the password alone is out; this browser goes on under a new id.
        await closeSessions(tx, id);
        return enter(tx, request, id);
      });
      if (!entered) throw new Fault("wrong-code");
      if (entered.old) parts.sessions.forget(entered.old);
      handCookie({ request, reply }, entered);
      void reply.header("cache-control", "no-store");
      return { codes: [...codes] };
    },
  });
}

function changeDoors(app: App, parts: Parts, limits: SignInLimits): void {
  const { db, vault } = parts;

  // Password and code first; what a code was taken for happens in the same transaction. A refused code is written down.
  async function changeWithBoth<T>(
    request: FastifyRequest<{ Body: FactorChange }>,
    change: (tx: Db, person: string) => Promise<T>,
  ): Promise<T> {
    const { id } = personAt(request);
    const { password, code } = request.body;
    await checkPassword(parts, request, password);
    await limits.tryCode(request, id);
    const done = await db.transaction().execute(async (tx) => {
      if (!(await takeCode(tx, vault, { person: id, code }))) return undefined;
      return { value: await change(tx, id) };
    });
    if (!done) throw new Fault("wrong-code");
    return done.value;
  }

  app.route({
    method: "POST",
    url: "/api/me/second-factor/off",
    config: { ...GUESSED, gives: "nothing" },
    schema: { body: factorChange },
    handler: async (request, reply) => {
      await changeWithBoth(request, async (tx, id) => {
        await dropFactor(tx, id);
        await closeTickets(tx, id);
        await writeAudit(tx, { person: id, what: "off", by: id });
      });
      return reply.code(204).send();
    },
  });

  app.route({
    method: "POST",
    url: "/api/me/second-factor/recovery-codes",
    config: GUESSED,
    schema: { body: factorChange, response: { 200: recoveryCodes } },
    handler: async (request, reply): Promise<RecoveryCodes> => {
      const codes = await changeWithBoth(request, async (tx, id) => {
        const made = await newRecoveryCodes();
        await setRecoveryCodes(tx, id, made.hashes);
        await writeAudit(tx, { person: id, what: "recovery-renewed", by: id });
        return made.codes;
      });
      void reply.header("cache-control", "no-store");
      return { codes: [...codes] };
    },
  });
}

/** Accounts of the demo class have no password: what a click opened, a code alone may change. */
async function checkPassword(
  { db }: Parts,
  request: FastifyRequest,
  password: string | undefined,
): Promise<void> {
  const kept = await passwordOf(db, personAt(request).id);
  if (kept === null) return;
  if (!(await isPassword(password ?? "", kept))) throw new Fault("not-your-password");
}
