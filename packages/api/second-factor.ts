/** What crosses the doors of the second factor: a secret once, codes, and how an account stands? */
import { z } from "zod";

/** Six digits of the moment, or a recovery code as it was printed. */
const code = z.string().trim().min(6).max(40);
/** Left out only by accounts that have none: those of the demo class. */
const password = z.string().min(1).max(200).optional();

export const codeShown = z.strictObject({ code });
export const factorStart = z.strictObject({ password });

export const factorChange = z.strictObject({ password, code });
export type FactorChange = z.infer<typeof factorChange>;

/** Shown while it is set up, never again: the key for typing, the address for the QR code. */
export const newFactor = z.object({ key: z.string(), address: z.string() });
export type NewFactor = z.infer<typeof newFactor>;

/** Ten codes, shown this once; only their hashes are kept. */
export const recoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;

export const factorState = z.object({
  isOn: z.boolean(),
  since: z.iso.datetime().nullable(),
  recoveryCodesLeft: z.int(),
  hasPassword: z.boolean(),
  /** The newest lines of the account's audit; `by` is null for whoever runs the house. */
  history: z.array(
    z.object({
      what: z.enum(["on", "off", "recovery-used", "recovery-renewed", "code-reused", "reset"]),
      at: z.iso.datetime(),
      by: z.string().nullable(),
    }),
  ),
});
export type FactorState = z.infer<typeof factorState>;
