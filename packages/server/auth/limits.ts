/** How often may somebody guess? */
import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { Fault } from "../fault.ts";

const MINUTE_MS = 60_000;
/** From one address, whatever the account: a class of fifty signs in twice a minute, a guesser more often. */
const PER_ADDRESS = 120;
/** For each account and address: a whole class may sign in from behind one address at once. */
const PER_ACCOUNT = 20;
/** Codes for one account in an hour, from wherever: OWASP ASVS 2.2.1 allows a hundred failures. */
const CODES_AN_HOUR = 100;

export interface SignInLimits {
  /** Passwords and codes count alike. */
  tryToEnter(request: FastifyRequest, account: string): Promise<void>;
  /** A code at any door, of whoever stands there. */
  tryCode(request: FastifyRequest, person: string): Promise<void>;
}

export function signInLimits(app: App): SignInLimits {
  const subjects = new WeakMap<FastifyRequest, string>();
  const subjectOf = (request: FastifyRequest) => subjects.get(request) ?? "";
  const fromOneAddress = app.createRateLimit({ max: PER_ADDRESS, timeWindow: MINUTE_MS });
  const forOneAccount = app.createRateLimit({
    max: PER_ACCOUNT,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => `${request.ip} ${subjectOf(request)}`,
  });
  const codes = app.createRateLimit({
    max: CODES_AN_HOUR,
    timeWindow: 60 * MINUTE_MS,
    keyGenerator: subjectOf,
  });
  type Limit = typeof codes;
  const count = async (limit: Limit, request: FastifyRequest, subject: string) => {
    subjects.set(request, subject);
    const counted = await limit(request);
    if (!counted.isAllowed && counted.isExceeded) throw new Fault("too-many-requests");
  };
  return {
    tryToEnter: async (request, account) => {
      await count(forOneAccount, request, account);
      await count(fromOneAddress, request, account);
    },
    tryCode: (request, person) => count(codes, request, person),
  };
}
