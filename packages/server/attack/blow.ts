/** What is one attempt, and was it warded off? */
import type { Program } from "../bench/program.ts";

export interface Blow {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  /** What a server that holds answers; a 5xx never is. */
  readonly expected: (answer: Answer) => boolean;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export const refused =
  (...statuses: number[]) =>
  ({ status }: Answer) =>
    statuses.includes(status);

/** Any refusal at all. */
export const notDone = ({ status }: Answer): boolean => status >= 400 && status < 500;

/** Tries it; answers nothing when it was warded off, else what happened. */
export async function strikeWith(
  { url }: Pick<Program, "url">,
  blow: Blow,
): Promise<string | undefined> {
  const { name, method, path, headers = {}, body } = blow;
  try {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(20_000),
      ...(body === undefined ? {} : { body }),
    });
    const isStream = reply.headers.get("content-type")?.includes("event-stream") ?? false;
    if (isStream) await reply.body?.cancel();
    const text = isStream ? "" : await reply.text();
    const { status } = reply;
    if (status < 500 && blow.expected({ status, text, headers: reply.headers })) return undefined;
    return `${name}: ${method} ${path.slice(0, 120)} answered ${status} ${text.slice(0, 120)}`;
  } catch (error) {
    return `${name}: ${method} ${path.slice(0, 120)} ${String(error)}`;
  }
}
