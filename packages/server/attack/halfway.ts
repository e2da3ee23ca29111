/** What does somebody hold who stole a password where a second factor is on? A ticket, and nothing else. */
import { Secret } from "otpauth";
import { codeAt } from "../auth/one-time-codes.ts";
import type { Program } from "../bench/program.ts";
import type { Ask } from "../bench/seat.ts";

export interface Halfway {
  readonly account: string;
  readonly password: string;
}

const ACCOUNT = "halfway";

/** A trainee of a class of the teacher's, who turned the factor on; what a thief then knows. */
export async function protectSomebody(
  program: Pick<Program, "url">,
  teacher: Ask,
): Promise<Halfway> {
  const { id } = await teacher<{ id: string }>("/api/classes", { name: "Protected" });
  const made = await teacher<{ created: { password: string }[] }>(`/api/classes/${id}/roster`, {
    text: `Half\t${ACCOUNT}`,
  });
  const password = made.created[0]?.password ?? "";
  const { headers } = await send(program, "/api/session", { account: ACCOUNT, password });
  const cookie = cookieOf(headers);
  const asked = await send(program, "/api/me/second-factor", { password }, cookie);
  const { key } = (await asked.json()) as { key: string };
  const code = codeAt(Buffer.from(Secret.fromBase32(key).bytes), Date.now());
  const on = await send(program, "/api/me/second-factor/confirm", { code }, cookie);
  if (!on.ok) throw new Error(`the second factor was not turned on: ${on.status}`);
  return { account: ACCOUNT, password };
}

/** The ticket a right password brings, as a cookie; undefined when the door is shut for now. */
export async function ticketFor(
  program: Pick<Program, "url">,
  { account, password }: Halfway,
): Promise<string | undefined> {
  const { headers, ok } = await send(program, "/api/session", { account, password });
  return ok ? cookieOf(headers) : undefined;
}

export async function send(
  { url }: Pick<Program, "url">,
  path: string,
  body: object,
  cookie = "",
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });
}

function cookieOf(headers: Headers): string {
  return headers.get("set-cookie")?.split(";")[0] ?? "";
}
