/** How does a screen speak to the server, and what does it hear when something goes wrong? */
import type { Bilingual, Fault } from "@dianzhang/api";

/** The server's answer was not what was asked for. `code` names a text where one exists. */
export class ServerError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** What the server says about it, in both languages. */
  readonly text: Bilingual | null;

  constructor(status: number, said: Partial<Fault>) {
    super(`${status} ${said.code ?? ""}`);
    this.status = status;
    this.code = said.code ?? `http-${status}`;
    this.details = said.details ?? {};
    this.text = said.text ?? null;
  }
}

/** The market's own, earlier model cannot answer this; it never will. */
export function isNotInModel(error: unknown): boolean {
  return error instanceof ServerError && error.code === "not-in-model";
}

/** Milliseconds a question waits for its answer. What is told is never given up: it may have been done. */
const PATIENCE = 60_000;

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Calls one route; a body is sent as JSON, a form as it is. */
export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const isForm = body instanceof FormData;
  const { response, text } = await heard(path, {
    method,
    credentials: "same-origin",
    headers: {
      ...headers,
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(method === "GET" ? { signal: AbortSignal.timeout(PATIENCE) } : {}),
  });
  const answer: unknown = text === "" ? undefined : readJson(text);
  if (!response.ok) throw new ServerError(response.status, (answer ?? {}) as Partial<Fault>);
  // A network that wants to be signed in to answers everything with a page of its own.
  if (text !== "" && answer === undefined) throw new ServerError(0, { code: "not-ours" });
  return answer as T;
}

async function heard(
  path: string,
  how: RequestInit,
): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(path, how);
    return { response, text: await response.text() };
  } catch {
    throw new ServerError(0, { code: how.signal?.aborted ? "slow" : "unreachable" });
  }
}

export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
