/** How does trouble at a door become an answer? Thrown with a code; turned into HTTP in one place. */
import type { FaultCode } from "@dianzhang/api";

const STATUS = {
  "signed-out": 401,
  "wrong-password": 401,
  "wrong-code": 401,
  "ticket-over": 401,
  "second-factor-owed": 403,
  "second-factor-on": 409,
  "second-factor-off": 409,
  "second-factor-unreadable": 503,
  "not-allowed": 403,
  "not-your-password": 403,
  "foreign-origin": 403,
  "demo-elsewhere": 403,
  "market-not-yours-to-run": 403,
  "not-found": 404,
  "no-such-scenario": 404,
  "clock-running": 409,
  "key-reused": 422,
  "lesson-over": 409,
  "model-current": 409,
  "model-at-day-end": 409,
  "model-does-not-fit": 409,
  "not-in-model": 409,
  "later-version": 409,
  "worth-across-models": 409,
  "branch-practice-only": 409,
  "no-such-decision": 404,
  "account-taken": 409,
  "market-quarantined": 409,
  "too-large": 413,
  "too-many-requests": 429,
  unexpected: 500,
  "storage-trouble": 503,
} as const satisfies Partial<Record<FaultCode, number>>;

/** A door could not do what was asked; the person did nothing the desk would refuse. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: FaultCode, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.status = code in STATUS ? STATUS[code as keyof typeof STATUS] : 400;
    this.details = details;
  }
}

/** A desk refused a command: 422, with the desk's own code. */
export class RefusedCommand extends Error {
  override readonly name = "RefusedCommand";
  readonly status = 422;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, details: Readonly<Record<string, unknown>>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
