/** Who is asking, and in what role? */
import { z } from "zod";

export const ROLES = ["admin", "teacher", "trainee"] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const person = z.object({ id: z.string(), account: z.string(), name: z.string(), role });
export type Person = z.infer<typeof person>;

/** Accounts are short and typable; the server compares them in lower case. */
export const account = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);

export const signIn = z.strictObject({ account, password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof signIn>;

/** Length as OWASP ASVS 2.1.1 and 2.1.2 ask. */
export const newPassword = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(12).max(128),
});
export type NewPassword = z.infer<typeof newPassword>;

/** One place a person is signed in at, newest first. */
export const ownSession = z.object({
  openedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  isThis: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;

export const demoSignIn = z.strictObject({ account });
export type DemoSignIn = z.infer<typeof demoSignIn>;

/**
 * `demo` lists the accounts a click may sign in as: on this very machine only, else empty. `asks` is what
 * stands between a person and the house: a code after the right password, or a factor to be set up first.
 */
export const session = z.object({
  person: person.nullable(),
  demo: z.array(person),
  asks: z.enum(["code", "set-up"]).nullable(),
});
export type Session = z.infer<typeof session>;

export const me = z.object({
  person,
  classes: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Me = z.infer<typeof me>;
